import type { identityRequests } from '../../../app/wire/requests/identity.ts';
import type { Case } from '../case.ts';
import { givePassword } from './give-password.ts';
import { resetFactors } from './reset-factors.ts';
import { changeIdentitySettings, showIdentitySettings } from './settings.ts';
import { endSignInOf, endSignInsOf, listSignInsOf } from './sign-ins.ts';

export const identityCases: { readonly [T in keyof typeof identityRequests]: Case<T> } = {
  'identity.settings': showIdentitySettings,
  'identity.change-settings': changeIdentitySettings,
  'identity.sign-ins': listSignInsOf,
  'identity.end-sign-in': endSignInOf,
  'identity.end-sign-ins': endSignInsOf,
  'identity.reset-factors': resetFactors,
  'identity.give-password': givePassword,
};
