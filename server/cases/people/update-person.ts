import { fail, ok } from '../../../app/kernel/result.ts';
import type { PersonRecord } from '../../../app/level/person.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import type { PersonEntry } from '../../../app/wire/requests/people.ts';
import type { Caller } from '../../context.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { notePerson } from '../../steps/note-change.ts';
import type { Work } from '../../steps/transact.ts';
import { transact } from '../../steps/transact.ts';
import { endLoginsOf } from '../../store/logins.ts';
import { isEmailTaken, isLastAdministrator, lockPersonRecord, savePerson } from '../../store/people.ts';
import type { Case } from '../case.ts';
import { byRole, judgePerson } from './judge-person.ts';

/** Another role is another set of rights, another address is another way in: whoever gets one signs in anew, and is told. */
export const updatePerson: Case<'person.update'> = (context, caller, { editing, ...typed }) =>
  transact(context, async (work) => {
    const before = asSeen(await lockPersonRecord(work.db, editing.id), editing);
    if (!before.ok) return before;
    const entry = byRole({ ...typed, email: typed.email.toLowerCase() });
    const refusal = (await judgePerson(work.db, entry)) ?? (await judgeChange(work, caller, before.value, entry));
    if (refusal !== null) return fail(refusal);
    await savePerson(work.db, editing.id, entry, laterThan(work.now, before.value.changedAt));
    const isMoved = entry.email !== before.value.email;
    const own = editing.id === caller.person.id ? caller.login.id : undefined;
    if (isMoved || entry.role !== before.value.role) await endLoginsOf(work.db, editing.id, own);
    const after = await lockPersonRecord(work.db, editing.id);
    if (after === undefined) throw new Error('a locked person is gone');
    notePerson(work, caller, 'person-changed', after, isMoved ? before.value.email : null);
    work.afterwards(() => announceDirectory(context, 'people'));
    return ok(after);
  });

async function judgeChange(
  { db }: Work,
  { person }: Caller,
  before: PersonRecord,
  { role, email }: PersonEntry,
): Promise<RequestFailure | null> {
  if (email !== before.email && (await isEmailTaken(db, email))) return { type: 'email-taken' };
  if (role === before.role) return null;
  if (before.id === person.id) return { type: 'not-on-yourself' };
  return (await isLastAdministrator(db, before.id)) ? { type: 'last-administrator' } : null;
}
