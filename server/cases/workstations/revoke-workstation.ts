import { fail, ok } from '../../../app/kernel/result.ts';
import { actorOf } from '../../steps/actors.ts';
import { announceDirectory, announceWorkstation } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { endSessionsOn } from '../../steps/end-sessions.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { lockWorkstation, setKeyRevoked } from '../../store/workstations.ts';
import type { Case } from '../case.ts';

/** The whole computer, whoever signs in on it; the database itself tells every broker to cut its connections. */
export const revokeWorkstation: Case<'workstation.revoke'> = (context, caller, { editing }) =>
  transact(context, async (work) => {
    const before = asSeen(await lockWorkstation(work.db, editing.id), editing);
    if (!before.ok) return before;
    if (before.value.revokedAt !== null) return fail({ type: 'workstation-revoked' });
    const changedAt = laterThan(work.now, before.value.changedAt);
    const revoked = await setKeyRevoked(work.db, editing.id, work.now, changedAt);
    for (const workstationId of revoked) {
      await endSessionsOn(context, work, workstationId, 'workstation-revoked', actorOf(caller.person));
      noteChange(work, caller, { kind: 'workstation-revoked', subject: { workstationId }, body: {} });
      work.afterwards(() => announceWorkstation(context, workstationId));
    }
    work.afterwards(() => announceDirectory(context, 'workstations'));
    return ok({ ...before.value, online: false, revokedAt: work.now, changedAt });
  });
