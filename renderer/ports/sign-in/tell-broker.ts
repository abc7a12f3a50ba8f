import type { SignInFailure, SignInResult } from '../../../app/wire/sign-in.ts';
import { signInFailureOf } from '../../../app/wire/sign-in.ts';

/** Says one thing to the sign-in routes of the broker that this page came from; never a cookie. */
export async function tellBroker(path: string, body: object, token?: string): Promise<SignInResult<unknown>> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      credentials: 'omit',
      body: JSON.stringify(body),
    });
    const said: unknown = await response.json();
    return response.ok ? { ok: true, value: said } : { ok: false, failure: signInFailureOf(said) };
  } catch {
    return no('broker-unreachable');
  }
}

export const no = (type: SignInFailure['type']): { readonly ok: false; readonly failure: SignInFailure } => ({
  ok: false,
  failure: { type },
});
