import { ok } from '../../../app/kernel/result.ts';
import { roomOfPerson } from '../../realtime/rooms.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { lockWorkstation, setKeyRevoked } from '../../store/workstations.ts';
import type { Case } from '../case.ts';

/** Its key is good again; a client that waits with it is told to prove it once more. */
export const restoreWorkstation: Case<'workstation.restore'> = (context, caller, { editing }) =>
  transact(context, async (work) => {
    const before = asSeen(await lockWorkstation(work.db, editing.id), editing);
    if (!before.ok) return before;
    const changedAt = laterThan(work.now, before.value.changedAt);
    for (const workstationId of await setKeyRevoked(work.db, editing.id, null, changedAt))
      noteChange(work, caller, { kind: 'workstation-changed', subject: { workstationId }, body: { revoked: false } });
    work.afterwards(() => {
      context.publish([roomOfPerson(before.value.owner.id)], { type: 'workstation-restored' });
      announceDirectory(context, 'workstations');
    });
    return ok({ ...before.value, revokedAt: null, changedAt });
  });
