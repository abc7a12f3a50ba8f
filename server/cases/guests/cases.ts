import { isLive } from '../../../app/guest/guest.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import type { guestRequests } from '../../../app/wire/requests/guests.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import {
  addGuestWord,
  addLink,
  countGuestWords,
  findLink,
  listGuestWords,
  listLinks,
  revokeLink,
} from '../../store/guests.ts';
import type { Store } from '../../store/open-store.ts';
import { findTicket, lockTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

/** The secret leaves with the answer; from then on nobody has it but those it is given to. */
const invite: Case<'guest.invite'> = (context, { person }, { ticketId, name, days, withNotes }) =>
  transact(context, async (work) => {
    if (person.level === null || person.level < FROM_LEVEL) return fail({ type: 'not-allowed' });
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    if (!isOpen(ticket.state)) return fail({ type: 'ticket-is', state: ticket.state });
    const live = (await listLinks(work.db, ticketId)).filter((link) => isLive(link, ticket.state, work.now));
    if (live.length >= MOST_LIVE) return fail({ type: 'too-many', retryAfterMs: AGAIN_MS });
    const secret = context.random.hex(32);
    const expiresAt = work.now + days * DAY_MS;
    const link = { id: context.random.id(), ticketId, madeBy: person.id, name, secret, withNotes, expiresAt };
    await addLink(work.db, { ...link, at: work.now });
    const fact = { type: 'guest-invited', at: work.now, name, until: expiresAt, withNotes } as const;
    work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    return ok({ ...(await guestsOf(work.db, ticketId)), secret });
  });

const list: Case<'guest.list'> = async ({ store }, _caller, { ticketId }) =>
  (await findTicket(store, ticketId)) === undefined ? fail({ type: 'not-found' }) : ok(await guestsOf(store, ticketId));

/** By any technician: whoever sees that it should not be is the one to end it. */
const revoke: Case<'guest.revoke'> = (context, { person }, { linkId }) =>
  transact(context, async (work) => {
    const found = await findLink(work.db, { id: linkId });
    const ticket = found && (await lockTicket(work.db, found.ticketId));
    const link = await findLink(work.db, { id: linkId });
    if (link === undefined || ticket === undefined) return fail({ type: 'not-found' });
    if (link.revokedAt === null) {
      await revokeLink(work.db, linkId, work.now);
      const fact = { type: 'guest-revoked', at: work.now, name: link.name } as const;
      work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    }
    return ok(await guestsOf(work.db, ticket.id));
  });

const say: Case<'guest.say'> = (context, { person }, { ticketId, requestId, words }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    if (!isOpen(ticket.state)) return fail({ type: 'ticket-is', state: ticket.state });
    // Nobody is there to read it.
    if ((await listLinks(work.db, ticketId)).length === 0) return fail({ type: 'not-found' });
    if ((await countGuestWords(work.db, ticketId)) >= MOST_WORDS)
      return fail({ type: 'too-many', retryAfterMs: AGAIN_MS });
    const said = { from: 'support', kind: 'answer', name: person.name, words, at: work.now } as const;
    const word = { id: context.random.id(), ticketId, requestId, by: { authorId: person.id }, ...said };
    if (await addGuestWord(work.db, word)) {
      const fact = { type: 'guest-answered', at: work.now, words } as const;
      work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    }
    return ok(await guestsOf(work.db, ticketId));
  });

const guestsOf = async (db: Store, ticketId: Id) => ({
  links: await listLinks(db, ticketId),
  said: await listGuestWords(db, ticketId),
});

/** Those who work with vendors. */
const FROM_LEVEL = 2;
const MOST_LIVE = 10;
/** Of everybody on one ticket. */
export const MOST_WORDS = 500;
const AGAIN_MS = 60_000;
const DAY_MS = 86_400_000;

/** Somebody outside and one ticket. */
export const guestCases: { readonly [T in keyof typeof guestRequests]: Case<T> } = {
  'guest.invite': invite,
  'guest.list': list,
  'guest.revoke': revoke,
  'guest.say': say,
};
