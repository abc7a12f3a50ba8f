import { RecoveryCodes, SignInWays, TotpSecret } from '../../../app/identity/sign-in.ts';
import type { SignInResult, SignInStep } from '../../../app/wire/sign-in.ts';
import { FactorConfirmed, openedBy, showing } from '../../../app/wire/sign-in.ts';
import { broughtByCompany, leaveForCompany, redeem } from './company.ts';
import type { SignInSteps } from './steps.ts';
import { no, tellBroker } from './tell-broker.ts';
import { webPasskeys } from './web-passkeys.ts';

/** A browser's steps; `signedIn` is given the token that opens everything. The one under way lives in this page alone. */
export function webSignIn(signedIn: (token: string) => void): SignInSteps {
  let pending: string | null = null;
  let opened: string | null = null;

  const goOn = (answer: SignInResult<unknown>): SignInStep => {
    if (!answer.ok) return answer;
    const step = openedBy(answer.value);
    if (step === undefined) return no('unexpected');
    if ('pending' in step) {
      pending = step.pending;
      return { ok: true, next: step.next };
    }
    pending = null;
    signedIn(step.token);
    return { ok: true, next: null };
  };
  const owing = (path: string, body: object): Promise<SignInResult<unknown>> =>
    pending === null ? Promise.resolve(no('expired')) : tellBroker(path, body, pending);
  return {
    giveUpCompany: null,
    passkeys: webPasskeys({ owing, goOn }),
    ways: async () => {
      try {
        const response = await fetch('/api/sign-in-ways', { credentials: 'omit' });
        return SignInWays.safeParse(await response.json()).data ?? null;
      } catch {
        return null;
      }
    },
    withPassword: async ({ email, password }) => goOn(await tellBroker('/api/auth/sign-in/email', { email, password })),
    withCompany: leaveForCompany,
    back: async () => {
      const brought = broughtByCompany();
      if (brought === null) return null;
      return brought.ok ? goOn(await redeem(brought.value)) : brought;
    },
    show: async (shown) => {
      const { path, body } = showing(shown);
      return goOn(typed(await owing(path, body)));
    },
    beginTotp: async (password) => {
      const answer = await owing('/api/auth/set-up/totp', { password });
      if (!answer.ok) return answer;
      const secret = TotpSecret.safeParse(answer.value);
      return secret.success ? { ok: true, value: secret.data } : no('unexpected');
    },
    confirmTotp: async (code) => {
      const answer = typed(await owing('/api/auth/set-up/totp/confirm', { code }));
      if (!answer.ok) return answer;
      const confirmed = FactorConfirmed.safeParse(answer.value);
      if (!confirmed.success) return no('unexpected');
      pending = null;
      opened = confirmed.data.token;
      return { ok: true, value: RecoveryCodes.parse(confirmed.data.recoveryCodes) };
    },
    enter: () => {
      if (opened === null) return Promise.resolve(no('expired'));
      signedIn(opened);
      opened = null;
      return Promise.resolve({ ok: true, next: null });
    },
  };
}

/** Whatever was typed as a code and can't be one is a wrong code. */
const typed = (answer: SignInResult<unknown>): SignInResult<unknown> =>
  !answer.ok && answer.failure.type === 'malformed' ? no('wrong-code') : answer;
