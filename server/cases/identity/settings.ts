import { ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { endLoginsWithoutFactor } from '../../store/logins.ts';
import { readIdentitySettings, saveIdentitySettings } from '../../store/settings.ts';
import type { Case } from '../case.ts';

export const showIdentitySettings: Case<'identity.settings'> = async ({ store }) =>
  ok(await readIdentitySettings(store));

/** Once a second factor is required, whoever is signed in without one is not any more: the caller too. */
export const changeIdentitySettings: Case<'identity.change-settings'> = (context, caller, settings) =>
  transact(context, async (work) => {
    await saveIdentitySettings(work.db, settings, caller.person.id, work.now);
    if (settings.secondFactorRequired) await endLoginsWithoutFactor(work.db, caller.login.id);
    noteChange(work, caller, { kind: 'settings-changed', subject: {}, body: settings });
    return ok(settings);
  });
