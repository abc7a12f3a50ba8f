import type { NoteKind } from '../../app/audit/kinds.ts';
import type { PersonRecord } from '../../app/level/person.ts';
import type { Note } from '../audit/drafts.ts';
import type { Caller } from '../context.ts';
import { actorOf } from './actors.ts';
import type { Work } from './transact.ts';

/** What an administrator did, in the chain with the change itself: neither stands without the other. */
export const noteChange = (work: Work, { person }: Pick<Caller, 'person'>, change: Omit<Note, 'actor'>): void =>
  work.note({ ...change, actor: actorOf(person) });

/** The same for a person, whose name and address can be erased one day; `formerEmail` where the address is another one now. */
export function notePerson(
  work: Work,
  caller: Caller,
  kind: NoteKind,
  after: PersonRecord,
  formerEmail: string | null = null,
): void {
  const { id, name, email, role, level, teamId, organisationId, siteId, certifications, disabled } = after;
  noteChange(work, caller, {
    kind,
    subject: { personId: id },
    body: {
      ...{ role, level, teamId, organisationId, siteId, certifications, disabled },
      ...(formerEmail !== null && { emailChanged: true }),
    },
    personal: {
      name: { of: id, value: name },
      email: { of: id, value: email },
      formerEmail: { of: id, value: formerEmail },
    },
  });
}
