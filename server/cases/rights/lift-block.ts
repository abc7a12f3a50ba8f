import { fail, ok } from '../../../app/kernel/result.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { liftBlock as lift, readBlock } from '../../store/rights/blocks.ts';
import type { Case } from '../case.ts';

/** The workstation hears of it with its next snapshot, which the database itself asks for. */
export const liftBlock: Case<'block.lift'> = (context, { person }, { blockId, reason }) =>
  transact(context, async (work) => {
    if (!(await lift(work.db, blockId, { by: person.id, reason, at: work.now }))) return fail({ type: 'not-found' });
    const block = await readBlock(work.db, blockId);
    work.note({
      kind: 'technician-unblocked',
      actor: actorOf(person),
      subject: { reference: block.reference, workstationId: block.workstation.id, personId: block.technician.id },
      body: {},
      personal: { reason: { of: block.technician.id, value: reason } },
    });
    const { reference } = block;
    work.afterwards(() => context.publish(['administrators'], { type: 'technician-unblocked', reference }));
    return ok(block);
  });
