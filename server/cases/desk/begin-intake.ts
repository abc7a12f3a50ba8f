import { fail, ok } from '../../../app/kernel/result.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { addIntake, countOpenIntakes, lockIntake } from '../../store/desk/intakes.ts';
import { lockPerson } from '../../store/people.ts';
import { nextReference } from '../../store/references.ts';
import type { Case } from '../case.ts';

/**
 * Nobody knows yet whether something is broken or wished for, and what was said aloud is not taken back: the reference
 * is an incident's, and stays.
 */
export const beginIntake: Case<'intake.begin'> = (context, { person }, { intakeId, channel }) =>
  transact(context, async (work) => {
    await lockPerson(work.db, person.id);
    const known = await lockIntake(work.db, intakeId);
    if (known !== undefined)
      return known.technicianId === person.id ? ok({ reference: known.reference }) : fail({ type: 'not-found' });
    if ((await countOpenIntakes(work.db, person.id)) >= MOST_OPEN)
      return fail({ type: 'too-many', retryAfterMs: AGAIN_MS });
    const reference = await nextReference(work.db, 'INC', work.now);
    const begun = { id: intakeId, reference, channel, technicianId: person.id, begunAt: work.now };
    if (!(await addIntake(work.db, begun))) return fail({ type: 'not-found' });
    work.note({ kind: 'intake-begun', actor: actorOf(person), subject: { reference }, body: { channel } });
    return ok({ reference });
  });

/** Calls that one person has begun and neither written down nor given up. */
const MOST_OPEN = 50;
const AGAIN_MS = 60_000;
