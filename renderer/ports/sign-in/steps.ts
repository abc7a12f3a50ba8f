import type { RecoveryCodes, SignInWays, TotpSecret } from '../../../app/identity/sign-in.ts';
import type { Credentials } from '../../../app/wire/bridge.ts';
import type { ShownCode, SignInResult, SignInStep } from '../../../app/wire/sign-in.ts';

/** From the form to an open sign-in, step by step; what is owed next is the answer of each. */
export interface SignInSteps {
  /** Null when the broker does not answer. */
  ways(brokerUrl: string): Promise<SignInWays | null>;
  withPassword(credentials: Credentials): Promise<SignInStep>;
  /** In a browser the page leaves for the company's own, and comes back to a page that begins anew. */
  withCompany(brokerUrl: string): Promise<SignInStep>;
  /** What a page goes on with that has just come back from the company; null for any other page. */
  back(): Promise<SignInStep | null>;
  /** Stops waiting for a browser that was sent to the company; null where this page itself goes there. */
  readonly giveUpCompany: (() => void) | null;
  show(shown: ShownCode): Promise<SignInStep>;
  beginTotp(password: string): Promise<SignInResult<TotpSecret>>;
  confirmTotp(code: string): Promise<SignInResult<RecoveryCodes>>;
  /** Goes in once the recovery codes have been kept. */
  enter(): Promise<SignInStep>;
  /** Null where this shell can have none: the application's own pages have no host name to bind them to. */
  readonly passkeys: PasskeySteps | null;
}

export interface PasskeySteps {
  /** Whether passkeys bound to that host can be used on this very page. */
  fit(host: string): boolean;
  signIn(): Promise<SignInStep>;
  /** As the second factor, or as the account's own way in beside the company's word. */
  show(as: 'second-factor' | 'tie'): Promise<SignInStep>;
  /** Makes the account's first second factor a passkey. */
  setUp(setUp: { readonly password: string; readonly name: string }): Promise<SignInStep>;
  /** Has the browser make one; `options` as the broker gave them, the answer as the broker wants it. */
  make(options: unknown): Promise<SignInResult<Record<string, unknown>>>;
}
