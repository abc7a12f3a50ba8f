import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Caller } from '../../context.ts';
import type { Intake } from '../../store/desk/intakes.ts';
import { lockIntake } from '../../store/desk/intakes.ts';
import type { Store } from '../../store/open-store.ts';

/** One's own, locked, as nothing came of it yet; anyone else's does not exist. */
export async function ownIntake(
  db: Store,
  { person }: Caller,
  intakeId: Id,
): Promise<Result<Intake, { readonly type: 'not-found' | 'intake-over' }>> {
  const intake = await lockIntake(db, intakeId);
  if (intake?.technicianId !== person.id) return fail({ type: 'not-found' });
  return intake.outcome === null ? ok(intake) : fail({ type: 'intake-over' });
}
