import type { RemoteSession } from '../../app/session/phase.ts';
import type { Context } from '../context.ts';
import { BROKER } from '../steps/actors.ts';
import type { Work } from '../steps/transact.ts';
import { addBlock, countRefusals } from '../store/rights/blocks.ts';

/** After the second no in a row, or one report: nobody but an administrator lets this technician ask that workstation again. */
export async function blockAfterRefusal(
  { random, publish }: Context,
  work: Work,
  { id: sessionId, ticketId, reference, workstationId, technician, phase }: RemoteSession,
): Promise<void> {
  if (phase.type !== 'refused') return;
  const isReport = phase.reason === 'no-help-asked';
  if (!isReport && phase.reason !== 'declined') return;
  if ((await countRefusals(work.db, workstationId, technician.id)) < MOST_REFUSALS) return;
  const cause = isReport ? 'report' : 'refusals';
  const block = { id: random.id(), workstationId, technicianId: technician.id, ticketId, sessionId, cause } as const;
  if (!(await addBlock(work.db, block, work.now))) return;
  work.note({
    kind: 'technician-blocked',
    actor: BROKER,
    subject: { ticketId, reference, sessionId, workstationId, personId: technician.id },
    body: { cause },
  });
  work.afterwards(() =>
    publish(['administrators'], { type: 'technician-blocked', reference, technician: technician.name, cause }),
  );
}

const MOST_REFUSALS = 2;
