import { ok } from '../../../app/kernel/result.ts';
import { endLoginsWithoutFactor } from '../../store/logins.ts';
import { readIdentitySettings, saveIdentitySettings } from '../../store/settings.ts';
import type { Case } from '../case.ts';

export const showIdentitySettings: Case<'identity.settings'> = async ({ store }) =>
  ok(await readIdentitySettings(store));

/** Once a second factor is required, whoever is signed in without one is not any more: the caller too. */
export const changeIdentitySettings: Case<'identity.change-settings'> = async (
  { store, clock, log },
  { person, login },
  settings,
) => {
  await store.transaction().execute(async (db) => {
    await saveIdentitySettings(db, settings, person.id, clock.now());
    if (settings.secondFactorRequired) await endLoginsWithoutFactor(db, login.id);
  });
  log.info({ by: person.id, ...settings }, 'identity-settings-changed');
  return ok(settings);
};
