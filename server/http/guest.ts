import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { GuestSays, isLive } from '../../app/guest/guest.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import { hex, Id } from '../../app/kernel/scalars.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { MOST_WORDS } from '../cases/guests/cases.ts';
import type { Context } from '../context.ts';
import { guestFiles, guestView } from '../guests/guest-view.ts';
import { BROKER } from '../steps/actors.ts';
import { transact } from '../steps/transact.ts';
import type { KeptLink } from '../store/guests.ts';
import {
  addGuestWord,
  countGuestPasses,
  countGuestWords,
  findLink,
  issueGuestPass,
  linkOfPass,
} from '../store/guests.ts';
import type { Store } from '../store/open-store.ts';
import { readPieces } from '../store/talk/files.ts';
import { findTicket, lockTicket } from '../store/tickets.ts';
import { attempted } from './attempted.ts';
import { bearerOf } from './bearer.ts';
import type { HttpFailure } from './failures.ts';
import { sendFailure } from './failures.ts';
import { AS_DOWNLOAD, dispositionOf } from './files.ts';

/** Whether a request shows a guest's pass that still leads somewhere; the door of their routes, before a byte of the body is read. */
export const holdsGuestPass =
  (store: Store, now: () => number) =>
  async (request: FastifyRequest): Promise<HttpFailure | null> =>
    (await guestOf({ store, clock: { now } }, request)) === undefined ? { type: 'not-signed-in' } : null;

/**
 * A guest's whole way in: a link's secret, which came in the address's fragment and is therefore in no log, for a pass that
 * lasts some hours; with the pass one ticket, and a word on it. Each request asks again whether the link still holds.
 */
export function addGuests(app: FastifyInstance, context: Context): void {
  const { store, clock } = context;
  app.post(
    '/api/guest/open',
    { config: { caller: 'anyone' } },
    attempted(context.limit, {
      input: z.object({ secret: hex(32) }),
      attempt: async ({ secret }) => ({ subject: null, known: (await findLink(store, { secret })) !== undefined }),
      run: ({ secret }) => open(context, secret),
    }),
  );
  const config = { caller: 'guest' } as const;
  app.post('/api/guest/ticket', { config }, async (request, reply) => {
    const guest = await guestOf(context, request);
    if (guest === undefined) return sendFailure(reply, { type: 'not-signed-in' });
    return reply.header('cache-control', 'no-store').send(await guestView(store, guest.link, guest.ticket));
  });
  app.post('/api/guest/say', { config }, async (request, reply) => {
    const said = GuestSays.safeParse(request.body);
    if (!said.success) return sendFailure(reply, { type: 'malformed', where: 'body' });
    const guest = await guestOf(context, request);
    if (guest === undefined) return sendFailure(reply, { type: 'not-signed-in' });
    const done = await say(context, guest.link, said.data);
    if (!done.ok) return sendFailure(reply, done.failure);
    return reply.header('cache-control', 'no-store').send(await guestView(store, guest.link, guest.ticket));
  });
  app.post('/api/guest/file', { config }, async (request, reply) => {
    const wanted = z.object({ fileId: Id }).safeParse(request.body);
    if (!wanted.success) return sendFailure(reply, { type: 'malformed', where: 'body' });
    const guest = await guestOf({ store, clock }, request);
    if (guest === undefined) return sendFailure(reply, { type: 'not-signed-in' });
    const file = (await guestFiles(store, guest.link)).find(({ id, gone }) => id === wanted.data.fileId && !gone);
    if (file === undefined) return sendFailure(reply, { type: 'not-found' });
    return reply
      .headers({ ...AS_DOWNLOAD, 'content-length': file.bytes, 'content-disposition': dispositionOf(file.name) })
      .send(Readable.from(readPieces(store, file.id), { objectMode: false }));
  });
}

interface Guest {
  readonly link: KeptLink;
  readonly ticket: Ticket;
}

/** Whoever shows a pass of a link that still leads somewhere. */
async function guestOf(
  { store, clock }: { readonly store: Store; readonly clock: { now(): number } },
  request: FastifyRequest,
): Promise<Guest | undefined> {
  const secret = bearerOf(request);
  const link = secret === undefined ? undefined : await linkOfPass(store, secret, clock.now());
  const ticket = link && (await findTicket(store, link.ticketId));
  return link !== undefined && ticket !== undefined && isLive(link, ticket.state, clock.now())
    ? { link, ticket }
    : undefined;
}

/** A secret that was never given out and a link that no longer holds are answered alike. */
const open = (
  context: Context,
  secret: string,
): Promise<Result<{ readonly pass: string }, Extract<HttpFailure, { type: 'expired' | 'too-many' }>>> =>
  transact(context, async (work) => {
    const link = await findLink(work.db, { secret });
    const ticket = link && (await lockTicket(work.db, link.ticketId));
    if (link === undefined || ticket === undefined || !isLive(link, ticket.state, work.now))
      return fail({ type: 'expired' });
    if ((await countGuestPasses(work.db, link.id, work.now)) >= MOST_PASSES)
      return fail({ type: 'too-many', retryAfterMs: AGAIN_MS });
    const pass = context.random.hex(32);
    const expiresAt = Math.min(link.expiresAt, work.now + PASS_MS);
    await issueGuestPass(work.db, { secret: pass, linkId: link.id, at: work.now, expiresAt });
    const fact = { type: 'guest-opened', at: work.now, name: link.name } as const;
    work.record({ ticket, sessionId: null, actor: BROKER, fact });
    return ok({ pass });
  });

/** The link may have been taken back since the door: it is asked again with the ticket locked. */
const say = (
  context: Context,
  { id: linkId, ticketId }: KeptLink,
  { requestId, name, kind, words }: GuestSays,
): Promise<Result<null, Extract<HttpFailure, { type: 'not-signed-in' | 'too-many' }>>> =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    const link = await findLink(work.db, { id: linkId });
    if (ticket === undefined || link === undefined || !isLive(link, ticket.state, work.now))
      return fail({ type: 'not-signed-in' });
    if ((await countGuestWords(work.db, ticketId)) >= MOST_WORDS)
      return fail({ type: 'too-many', retryAfterMs: AGAIN_MS });
    const word = { id: context.random.id(), ticketId, requestId, by: { linkId } };
    if (await addGuestWord(work.db, { ...word, from: 'guest', kind, name, words, at: work.now })) {
      const fact = { type: 'guest-wrote', at: work.now, name, words } as const;
      work.record({ ticket, sessionId: null, actor: BROKER, fact });
    }
    return ok(null);
  });

/** Of a page that was left open; the link opens another. */
const PASS_MS = 8 * 3_600_000;
/** Of one link at once: more than a team of vendors opens, few enough lines on the ticket. */
const MOST_PASSES = 50;
const AGAIN_MS = 60_000;
