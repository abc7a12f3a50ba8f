import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import { OPEN_STATES } from '../../../app/ticket/state.ts';
import type { Context } from '../../context.ts';
import { countErasure, erasePerson } from '../../privacy/erase-person.ts';
import { actorOf } from '../../steps/actors.ts';
import { advanceTicket } from '../../steps/advance-ticket.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { endSession, endSessionsOf } from '../../steps/end-sessions.ts';
import type { Work } from '../../steps/transact.ts';
import { transact } from '../../steps/transact.ts';
import { mergedInto } from '../../store/merges.ts';
import { isLastAdministrator, lockPersonRecord } from '../../store/people.ts';
import { lockTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

export const previewErasure: Case<'privacy.preview-erasure'> = async ({ store }, _caller, { personId }) => {
  const person = await store.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
  return person === undefined ? fail({ type: 'not-found' }) : ok(await countErasure(store, personId, person.name));
};

/** What they had under way ends first; that they were erased, and by whom, is an event without their name. */
export const erase: Case<'privacy.erase'> = (context, caller, { personId, name }) =>
  transact(context, async (work) => {
    const person = await lockPersonRecord(work.db, personId);
    if (person === undefined) return fail({ type: 'not-found' });
    if (personId === caller.person.id) return fail({ type: 'not-on-yourself' });
    if (person.name !== name) return fail({ type: 'changed-meanwhile' });
    if (await isLastAdministrator(work.db, personId)) return fail({ type: 'last-administrator' });
    const actor = actorOf(caller.person);
    await endEverything(context, work, personId, actor);
    const erased = await countErasure(work.db, personId, name);
    let values = 0;
    for (const id of [personId, ...(await mergedInto(work.db, personId))])
      values += await erasePerson(work.db, id, work.now);
    const { tickets, signIns, workstations } = erased;
    work.note({
      kind: 'person-erased',
      actor,
      subject: { personId },
      body: { values, tickets, signIns, workstations },
    });
    work.afterwards(() => announceDirectory(context, 'people'));
    return ok(erased);
  });

async function endEverything(
  context: Context,
  work: Work,
  personId: Id,
  actor: ReturnType<typeof actorOf>,
): Promise<void> {
  const tickets = await work.db
    .selectFrom('ticket')
    .select('id')
    .where('requester_id', '=', personId)
    .where('state', 'in', OPEN_STATES)
    .execute();
  for (const { id } of tickets) {
    const ticket = await lockTicket(work.db, id);
    if (ticket === undefined) continue;
    const fact = { type: 'ticket-cancelled', at: work.now } as const;
    await advanceTicket(context, work, ticket, { event: 'cancelled', fact, actor });
    await endSessionsOf(context, work, id, 'ticket-closed', actor);
  }
  const sessions = await work.db
    .selectFrom('remote_session')
    .select('id')
    .where('technician_id', '=', personId)
    .execute();
  for (const { id } of sessions) await endSession(context, work, id, 'ended-by-administrator', actor);
}
