import type { RecoveryCodes, SignInWays } from '../../../app/identity/sign-in.ts';
import { RecoveryCodes as RecoveryCodesSchema, TotpSecret } from '../../../app/identity/sign-in.ts';
import type { Credentials } from '../../../app/wire/bridge.ts';
import type { ShownCode, SignInFailure, SignInResult, SignInStep } from '../../../app/wire/sign-in.ts';
import { FactorConfirmed, openedBy, showing } from '../../../app/wire/sign-in.ts';
import type { CompanySignIn } from './company-sign-in.ts';
import type { Connection } from './connection.ts';
import { signInWays, tellBroker } from './sign-in.ts';

/** From the form to an open connection, step by step; passwords and tokens under way are kept nowhere. */
export interface SigningIn {
  ways(brokerUrl: string): Promise<SignInWays | null>;
  withPassword(credentials: Credentials): Promise<SignInStep>;
  withCompany(brokerUrl: string): Promise<SignInStep>;
  giveUpCompany(): void;
  show(shown: ShownCode): Promise<SignInStep>;
  beginTotp(password: string): Promise<SignInResult<TotpSecret>>;
  confirmTotp(code: string): Promise<SignInResult<RecoveryCodes>>;
  /** Goes in with the sign-in that the new factor opened. */
  enter(): Promise<SignInStep>;
}

/** `pending`: a second factor is owed; `open`: the door is open, and waits until the recovery codes have been kept. */
interface UnderWay {
  readonly brokerUrl: string;
  readonly token: string;
  readonly standing: 'pending' | 'open';
}

export function createSigningIn(connection: Pick<Connection, 'open'>, company: CompanySignIn): SigningIn {
  let underWay: UnderWay | null = null;

  const open = async (brokerUrl: string, token: string): Promise<SignInStep> => {
    underWay = null;
    const opened = await connection.open(brokerUrl, token);
    return opened.ok ? { ok: true, next: null } : opened;
  };
  const goOn = async (brokerUrl: string, body: unknown): Promise<SignInStep> => {
    const opened = openedBy(body);
    if (opened === undefined) return no('unexpected');
    if ('token' in opened) return await open(brokerUrl, opened.token);
    underWay = { brokerUrl, token: opened.pending, standing: 'pending' };
    return { ok: true, next: opened.next };
  };
  const tell = async (path: string, body: object): Promise<SignInResult<unknown>> => {
    if (underWay?.standing !== 'pending') return no('expired');
    const { brokerUrl, token } = underWay;
    const answer = await tellBroker(brokerUrl, path, body, token);
    return !answer.ok && answer.failure.type === 'malformed' ? no('wrong-code') : answer;
  };
  return {
    ways: signInWays,
    withPassword: async ({ brokerUrl, email, password }) => {
      const answer = await tellBroker(brokerUrl, '/api/auth/sign-in/email', { email, password });
      if (!answer.ok) return answer.failure.type === 'malformed' ? no('wrong-credentials') : answer;
      return await goOn(brokerUrl, answer.value);
    },
    withCompany: async (brokerUrl) => {
      const answer = await company.signIn(brokerUrl);
      return answer.ok ? await goOn(brokerUrl, answer.value) : answer;
    },
    giveUpCompany: company.giveUp,
    show: async (shown) => {
      const brokerUrl = underWay?.brokerUrl ?? '';
      const { path, body } = showing(shown);
      const answer = await tell(path, body);
      return answer.ok ? await goOn(brokerUrl, answer.value) : answer;
    },
    beginTotp: async (password) => {
      const answer = await tell('/api/auth/set-up/totp', { password });
      if (!answer.ok) return answer;
      const secret = TotpSecret.safeParse(answer.value);
      return secret.success ? { ok: true, value: secret.data } : no('unexpected');
    },
    confirmTotp: async (code) => {
      const answer = await tell('/api/auth/set-up/totp/confirm', { code });
      if (!answer.ok) return answer;
      const confirmed = FactorConfirmed.safeParse(answer.value);
      if (!confirmed.success || underWay === null) return no('unexpected');
      underWay = { ...underWay, token: confirmed.data.token, standing: 'open' };
      return { ok: true, value: RecoveryCodesSchema.parse(confirmed.data.recoveryCodes) };
    },
    enter: async () => (underWay?.standing === 'open' ? await open(underWay.brokerUrl, underWay.token) : no('expired')),
  };
}

const no = (type: SignInFailure['type']): { readonly ok: false; readonly failure: SignInFailure } => ({
  ok: false,
  failure: { type },
});
