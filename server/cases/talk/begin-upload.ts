import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { isProgram, safeFileName } from '../../../app/talk/file-name.ts';
import { FILE_LIMIT_BYTES, MOST_FILES } from '../../../app/talk/message.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import { PIECE_BYTES } from '../../http/files.ts';
import { transact } from '../../steps/transact.ts';
import type { Store } from '../../store/open-store.ts';
import type { KeptFile, NewFile } from '../../store/talk/files.ts';
import { addFile, countBytesSince, countFiles, countLoose, findFile } from '../../store/talk/files.ts';
import { issuePass } from '../../store/talk/passes.ts';
import { lockTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { maySee } from './reach.ts';

/** The same `fileId` of the same person goes on where it stopped. */
export const beginUpload: Case<'talk.begin-upload'> = (context, { person, login }, { ticketId, fileId, name, bytes }) =>
  transact(context, async (work) => {
    const { db, now } = work;
    const ticket = await lockTicket(db, ticketId);
    if (ticket === undefined || !maySee(person, ticket)) return fail({ type: 'not-found' });
    const begun = await fileFor(db, {
      id: fileId,
      ticketId,
      senderId: person.id,
      name: safeFileName(name),
      bytes,
      at: now,
    });
    if (!begun.ok) return begun;
    const pass = context.random.hex(32);
    const whose = { personId: person.id, loginId: login.id };
    await issuePass(db, { secret: pass, fileId, ...whose, opens: 'upload', expiresAt: now + UPLOAD_MS });
    return ok({ pass, pieceBytes: PIECE_BYTES, received: begun.value });
  });

/** What of it has arrived: nothing yet for a new one. */
async function fileFor(db: Store, file: NewFile): Promise<Result<number, UploadFailure>> {
  if (file.bytes > FILE_LIMIT_BYTES) return fail({ type: 'file-refused', why: 'too-large' });
  if (isProgram(file.name)) return fail({ type: 'file-refused', why: 'program' });
  const before = await findFile(db, file.id);
  if (before !== undefined) return isSame(before, file) ? ok(before.received) : fail({ type: 'file-missing' });
  const many =
    (await countLoose(db, file.ticketId, file.senderId)) >= MOST_LOOSE ||
    (await countFiles(db, file.ticketId)) >= MOST_ON_A_TICKET;
  if (many) return fail({ type: 'file-refused', why: 'too-many' });
  const sent = await countBytesSince(db, file.senderId, file.at - DAY_MS);
  if (sent + file.bytes > MOST_BYTES_A_DAY) return fail({ type: 'too-many', retryAfterMs: LATER_MS });
  return (await addFile(db, file)) ? ok(0) : fail({ type: 'file-missing' });
}

const isSame = (before: KeptFile, { senderId, ticketId, bytes }: NewFile): boolean =>
  before.senderId === senderId && before.ticketId === ticketId && before.bytes === bytes && before.carriedBy === null;

type UploadFailure = Extract<RequestFailure, { type: 'file-refused' | 'file-missing' | 'too-many' }>;

/** Begun, and carried by no message yet, of one person on one ticket. */
const MOST_LOOSE = 2 * MOST_FILES;
const MOST_ON_A_TICKET = 200;
/** Of one person, on whatever tickets: nobody fills the broker's disk alone. */
const MOST_BYTES_A_DAY = 1024 ** 3;
const DAY_MS = 24 * 3_600_000;
const LATER_MS = 3_600_000;
/** Even a slow line; whoever needs longer asks for another pass. */
const UPLOAD_MS = 30 * 60_000;
