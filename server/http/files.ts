import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { beginsAsProgram } from '../../app/talk/file-name.ts';
import { PICTURE_HEAD_BYTES, pictureSize } from '../../app/talk/picture-size.ts';
import type { PieceAnswer } from '../../app/wire/requests/talk.ts';
import { mayFetch } from '../cases/talk/files.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/open-store.ts';
import { findPerson } from '../store/people.ts';
import type { KeptFile } from '../store/talk/files.ts';
import { addPiece, completeFile, dropFile, findFile, lockFile, readPieces } from '../store/talk/files.ts';
import type { Opens } from '../store/talk/passes.ts';
import { findPass, spendPass } from '../store/talk/passes.ts';
import { bearerOf } from './bearer.ts';
import type { HttpFailure } from './failures.ts';
import { sendFailure } from './failures.ts';

/** Bytes that come at once: small enough to be held, and to be sent again on a bad line. */
export const PIECE_BYTES = 256 * 1024;

const At = z.object({
  from: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

/** Whether a request shows a pass that opens anything; the door of both routes, before a byte of the body is read. */
export const holdsPass =
  (store: Store, now: () => number) =>
  async (request: FastifyRequest): Promise<HttpFailure | null> => {
    const secret = bearerOf(request);
    const pass = secret === undefined ? undefined : await findPass(store, secret, now());
    return pass === undefined ? { type: 'not-signed-in' } : null;
  };

/**
 * Files of the conversation, in pieces in and as a stream out. They are kept in the database: whatever broker answers has
 * them, and they go with the words that they came with. Nothing is ever shown by this broker: everything is a download.
 */
export function addFiles(app: FastifyInstance, context: Context): void {
  const config = { caller: 'pass-holder' } as const;
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.post('/api/talk/piece', { config, bodyLimit: PIECE_BYTES }, async (request, reply) => {
    const at = At.safeParse(request.query);
    if (!at.success || !Buffer.isBuffer(request.body) || request.body.length === 0)
      return sendFailure(reply, { type: 'malformed', where: 'piece' });
    const pass = await passOf(context, request, 'upload');
    if (pass === undefined) return sendFailure(reply, { type: 'not-signed-in' });
    const taken = await takePiece(context.store, pass.fileId, at.data.from, request.body);
    if (!taken.ok) return sendFailure(reply, taken.failure);
    return reply.header('cache-control', 'no-store').send(taken.value);
  });
  app.post('/api/talk/file', { config }, async (request, reply) => {
    const pass = await passOf(context, request, 'download');
    if (pass === undefined || !(await spendPass(context.store, pass.secret)))
      return sendFailure(reply, { type: 'not-signed-in' });
    const file = await findFile(context.store, pass.fileId);
    const person = await findPerson(context.store, pass.personId);
    // Whoever was a technician when it was allowed may be none any more.
    if (file === undefined || person === undefined || !(await mayFetch(context.store, person, file)))
      return sendFailure(reply, { type: 'not-found' });
    return reply
      .headers({ ...AS_DOWNLOAD, 'content-length': file.bytes, 'content-disposition': dispositionOf(file.name) })
      .send(Readable.from(readPieces(context.store, file.id), { objectMode: false }));
  });
}

/**
 * A piece that was here already is passed over, one too far on too: the answer says where to go on. Whole pieces alone
 * count, but for the last: each is a row of its own that somebody has to read again.
 */
function takePiece(
  store: Store,
  fileId: Id,
  from: number,
  piece: Buffer,
): Promise<
  Result<PieceAnswer, Extract<HttpFailure, { type: 'malformed' | 'oversized' | 'not-found' | 'file-refused' }>>
> {
  return store.transaction().execute(async (db) => {
    const file = await lockFile(db, fileId);
    if (file === undefined || file.gone || file.carriedBy !== null) return fail({ type: 'not-found' });
    if (file.whole || from !== file.received) return ok({ received: file.received, whole: file.whole });
    if (from + piece.length > file.bytes) return fail({ type: 'oversized', limit: file.bytes });
    if (piece.length < Math.min(PIECE_BYTES, file.bytes - from)) return fail({ type: 'malformed', where: 'piece' });
    if (from === 0 && beginsAsProgram(piece)) {
      await dropFile(db, fileId);
      return fail({ type: 'file-refused', why: 'program' });
    }
    await addPiece(db, file, piece);
    const received = from + piece.length;
    if (received === file.bytes) await finish(db, file);
    return ok({ received, whole: received === file.bytes });
  });
}

/** The last byte is there: what it all amounts to. */
async function finish(db: Store, { id }: KeptFile): Promise<void> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  for await (const piece of readPieces(db, id)) {
    hash.update(piece);
    if (head.length < PICTURE_HEAD_BYTES) head = Buffer.concat([head, piece]);
  }
  await completeFile(db, id, { sha256: hash.digest('hex'), picture: pictureSize(head) });
}

async function passOf(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  request: FastifyRequest,
  opens: Opens,
): Promise<{ readonly secret: string; readonly fileId: Id; readonly personId: Id } | undefined> {
  const secret = bearerOf(request);
  const pass = secret === undefined ? undefined : await findPass(store, secret, clock.now());
  return secret === undefined || pass?.opens !== opens ? undefined : { secret, ...pass };
}

/** A plain name for old readers, the whole one for all others (RFC 6266). */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** Never shown, whatever it holds. */
export const AS_DOWNLOAD = {
  'content-type': 'application/octet-stream',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'no-store',
};
