import { fail, ok } from '../../app/kernel/result.ts';
import type { Person } from '../../app/level/person.ts';
import { addPerson } from '../store/people.ts';
import type { Case } from './case.ts';

/** Level and team belong to technicians alone: others lose them here. */
export const createPerson: Case<'person.create'> = async (
  { store, clock, random, hashPassword, log },
  caller,
  input,
) => {
  if (input.role === 'technician' && input.level === null) return fail({ type: 'level-missing' });
  const { password, ...named } = input;
  const rank = input.role === 'technician' ? { level: input.level, team: input.team } : { level: null, team: null };
  const person: Person = { ...named, ...rank, id: random.id(), email: input.email.toLowerCase() };
  const passwordHash = await hashPassword(password);
  const added = await store.transaction().execute((db) => addPerson(db, { ...person, passwordHash }, clock.now()));
  if (!added) return fail({ type: 'email-taken' });
  log.info({ person: person.id, role: person.role, by: caller.person.id }, 'person-created');
  return ok(person);
};
