import { fail, ok } from '../../../app/kernel/result.ts';
import type { Person } from '../../../app/level/person.ts';
import { transact } from '../../steps/transact.ts';
import type { Store } from '../../store/open-store.ts';
import type { KeptFile } from '../../store/talk/files.ts';
import { dropFile, findFile, lockFile } from '../../store/talk/files.ts';
import { issuePass } from '../../store/talk/passes.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { maySee } from './reach.ts';

export const dropUpload: Case<'talk.drop-upload'> = (context, { person }, { fileId }) =>
  transact(context, async ({ db }) => {
    const file = await lockFile(db, fileId);
    if (file === undefined || file.senderId !== person.id || file.carriedBy !== null)
      return fail({ type: 'file-missing' });
    await dropFile(db, fileId);
    return ok({});
  });

export const openFile: Case<'talk.open-file'> = async ({ store, random, clock }, { person, login }, { fileId }) => {
  const file = await findFile(store, fileId);
  if (file === undefined || !(await mayFetch(store, person, file))) return fail({ type: 'file-missing' });
  const pass = random.hex(32);
  const expiresAt = clock.now() + DOWNLOAD_MS;
  await issuePass(store, {
    secret: pass,
    fileId,
    personId: person.id,
    loginId: login.id,
    opens: 'download',
    expiresAt,
  });
  return ok({ pass });
};

/** What hangs on a message is for whoever may see the conversation; what hangs on a note, for technicians alone. */
export async function mayFetch(
  db: Store,
  person: Pick<Person, 'id' | 'role'>,
  { ticketId, whole, gone, carriedBy }: KeptFile,
): Promise<boolean> {
  if (!whole || gone || carriedBy === null) return false;
  if (carriedBy === 'note') return person.role === 'technician';
  const ticket = await findTicket(db, ticketId);
  return ticket !== undefined && maySee(person, ticket);
}

const DOWNLOAD_MS = 60_000;
