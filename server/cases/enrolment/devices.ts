import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { listAbsentDevices, withdrawDevice as withdraw } from '../../store/enrolment.ts';
import { endLoginsOf } from '../../store/logins.ts';
import type { Case } from '../case.ts';

export const listDevices: Case<'enrolment.devices'> = async ({ store }) => ok(await listAbsentDevices(store));

/** Its key opens nothing from then on, and the name it held is free for another computer. */
export const withdrawDevice: Case<'enrolment.withdraw-device'> = (context, caller, { publicKey }) =>
  transact(context, async (work) => {
    const device = await withdraw(work.db, publicKey, work.now);
    if (device === undefined) return fail({ type: 'not-found' });
    const { person_id: personId, token_id: token } = device;
    if (personId !== null) await endLoginsOf(work.db, personId);
    const subject = personId === null ? {} : { personId };
    noteChange(work, caller, { kind: 'device-withdrawn', subject, body: { publicKey, token } });
    work.afterwards(() => announceDirectory(context, 'enrolment'));
    return ok({});
  });
