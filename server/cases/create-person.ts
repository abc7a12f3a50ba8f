import { fail, ok } from '../../app/kernel/result.ts';
import { announceDirectory } from '../steps/announce.ts';
import { notePerson } from '../steps/note-change.ts';
import { transact } from '../steps/transact.ts';
import { addPerson, lockPersonRecord } from '../store/people.ts';
import type { Case } from './case.ts';
import { byRole, judgePerson } from './people/judge-person.ts';

/** Level and team belong to technicians alone: others lose them here. */
export const createPerson: Case<'person.create'> = async (context, caller, { password, ...typed }) => {
  const entry = byRole(typed);
  const passwordHash = await context.hashPassword(password);
  return await transact(context, async (work) => {
    const refusal = await judgePerson(work.db, entry);
    if (refusal !== null) return fail(refusal);
    const id = context.random.id();
    const person = { ...entry, id, email: entry.email.toLowerCase(), ownLevel: entry.level, passwordHash };
    if (!(await addPerson(work.db, person, work.now))) return fail({ type: 'email-taken' });
    const made = await lockPersonRecord(work.db, id);
    if (made === undefined) throw new Error('a person that was just made is not there');
    notePerson(work, caller, 'person-created', made);
    work.afterwards(() => announceDirectory(context, 'people'));
    return ok(made);
  });
};
