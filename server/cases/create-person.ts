import { fail, ok } from '../../app/kernel/result.ts';
import type { Person } from '../../app/level/person.ts';
import { actorOf } from '../steps/actors.ts';
import { transact } from '../steps/transact.ts';
import { addPerson } from '../store/people.ts';
import type { Case } from './case.ts';

/** Level and team belong to technicians alone: others lose them here. */
export const createPerson: Case<'person.create'> = async (context, caller, input) => {
  if (input.role === 'technician' && input.level === null) return fail({ type: 'level-missing' });
  const { password, ...named } = input;
  const rank = input.role === 'technician' ? { level: input.level, team: input.team } : { level: null, team: null };
  const person: Person = { ...named, ...rank, id: context.random.id(), email: input.email.toLowerCase() };
  const passwordHash = await context.hashPassword(password);
  return await transact(context, async (work) => {
    if (!(await addPerson(work.db, { ...person, passwordHash }, work.now))) return fail({ type: 'email-taken' });
    const { id, role, level, name, email, team } = person;
    work.note({
      kind: 'person-created',
      actor: actorOf(caller.person),
      subject: { personId: id },
      body: { role, level, team },
      personal: { name: { of: id, value: name }, email: { of: id, value: email } },
    });
    return ok(person);
  });
};
