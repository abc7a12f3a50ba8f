import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { PersonRecord } from '../../../app/level/person.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import { announceDirectory, announceTicket } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { endLoginsOf } from '../../store/logins.ts';
import { countOwned, moveEverything, runningWith } from '../../store/merges.ts';
import { lockPersonRecord } from '../../store/people.ts';
import { listOpenTicketsOf } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

export const previewMerge: Case<'person.preview-merge'> = async ({ store }, _caller, { personId }) =>
  ok(await countOwned(store, personId));

/**
 * The account that a computer's key signs in becomes part of somebody's own: what was done under it is theirs from now
 * on, and its key signs them in. For good: nobody could say later which of their tickets came from where.
 */
export const mergePerson: Case<'person.merge'> = (context, caller, { from, into }) =>
  transact(context, async (work) => {
    const { db, now } = work;
    if (from.id === into.id) return fail({ type: 'cannot-be-tied', why: 'same' });
    /** Always in one order, so that two who tie at once never wait for each other. */
    for (const id of [from.id, into.id].toSorted()) await lockPersonRecord(db, id);
    const fleet = asSeen(await lockPersonRecord(db, from.id), from);
    const person = asSeen(await lockPersonRecord(db, into.id), into);
    if (!fleet.ok) return fleet;
    if (!person.ok) return person;
    const judged = judge(fleet.value, person.value);
    if (!judged.ok) return judged;
    const technician = await runningWith(db, from.id);
    if (technician !== null) return fail({ type: 'session-running', technician });
    const open = await listOpenTicketsOf(db, from.id);
    const moved = await moveEverything(db, from.id, into.id, now);
    await endLoginsOf(db, from.id);
    noteChange(work, caller, {
      kind: 'person-merged',
      subject: { personId: into.id },
      body: { from: from.id, ...moved },
      personal: { email: { of: into.id, value: fleet.value.email } },
    });
    const changedAt = laterThan(now, person.value.changedAt);
    await db
      .updateTable('person')
      .set({ changed_at: new Date(changedAt) })
      .where('id', '=', into.id)
      .execute();
    work.afterwards(async () => {
      for (const part of ['people', 'workstations'] as const) announceDirectory(context, part);
      const owner = await listOpenTicketsOf(context.store, into.id);
      for (const ticket of owner.filter(({ id }) => open.some((one) => one.id === id))) announceTicket(context, ticket);
    });
    return ok({ ...person.value, changedAt });
  });

/** A key signs in employees alone, and only what nothing but a key opens is taken over. */
function judge(fleet: PersonRecord, person: PersonRecord): Result<null, RequestFailure> {
  if (fleet.role !== 'employee' || person.role !== 'employee') return fail({ type: 'cannot-be-tied', why: 'role' });
  if (!fleet.byKey) return fail({ type: 'cannot-be-tied', why: 'own-way-in' });
  if (person.disabled) return fail({ type: 'cannot-be-tied', why: 'disabled' });
  return ok(null);
}
