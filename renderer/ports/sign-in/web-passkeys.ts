import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { z } from 'zod';
import type { SignInResult, SignInStep } from '../../../app/wire/sign-in.ts';
import type { PasskeySteps } from './steps.ts';
import { no, tellBroker } from './tell-broker.ts';

interface WebSignIn {
  /** To the routes of a sign-in that owes a second factor. */
  owing(path: string, body: object): Promise<SignInResult<unknown>>;
  goOn(answer: SignInResult<unknown>): SignInStep;
}

const Shown = z.object({ step: z.string(), options: z.looseObject({ challenge: z.string() }) });
const Creation = z.looseObject({ challenge: z.string() });

/** What this browser and its devices can do with passkeys; null where it has none at all. */
export function webPasskeys({ owing, goOn }: WebSignIn): PasskeySteps | null {
  if (!browserSupportsWebAuthn()) return null;
  const show = async (
    tell: (path: string, body: object) => Promise<SignInResult<unknown>>,
    path: string,
  ): Promise<SignInStep> => {
    const begun = await tell(`${path}/options`, {});
    if (!begun.ok) return begun;
    const shown = Shown.safeParse(begun.value);
    if (!shown.success) return no('unexpected');
    // The broker's library made it for this library, which checks it on its way to the browser.
    const optionsJSON = shown.data.options as unknown as PublicKeyCredentialRequestOptionsJSON;
    const response = await ofPerson(() => startAuthentication({ optionsJSON }));
    return response.ok ? goOn(await tell(path, { step: shown.data.step, response: response.value })) : response;
  };
  return {
    fit,
    make: makePasskey,
    signIn: () => show(tellBroker, '/api/auth/passkey'),
    show: (as) => show(owing, `/api/auth/${as}/passkey`),
    setUp: async ({ password, name }) => {
      const begun = await owing('/api/auth/set-up/passkey/options', { password });
      if (!begun.ok) return begun;
      const response = await makePasskey(begun.value);
      return response.ok ? goOn(await owing('/api/auth/set-up/passkey', { name, response: response.value })) : response;
    },
  };
}

/** Whether passkeys bound to that host can be used on this very page. */
const fit = (host: string): boolean =>
  window.isSecureContext && (location.hostname === host || location.hostname.endsWith(`.${host}`));

/** Asks the browser for a new passkey; `options` as the broker made them. */
async function makePasskey(options: unknown): Promise<SignInResult<Record<string, unknown>>> {
  const parsed = Creation.safeParse(options);
  if (!parsed.success) return no('unexpected');
  // The broker's library made it for this library, which checks it on its way to the browser.
  const optionsJSON = parsed.data as unknown as PublicKeyCredentialCreationOptionsJSON;
  return await ofPerson(async () => ({ ...(await startRegistration({ optionsJSON })) }));
}

/** People change their mind, and devices have no key: both are a no of the browser's, not a fault. */
async function ofPerson<T>(ask: () => Promise<T>): Promise<SignInResult<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return no(name === 'NotAllowedError' || name === 'AbortError' ? 'given-up' : 'passkey-refused');
  }
}
