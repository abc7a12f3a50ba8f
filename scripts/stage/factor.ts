import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { RecoveryCodes, Token, TotpSecret } from '../../app/identity/sign-in.ts';

/** Somebody's authenticator application, with the account they have just added to it. */
export interface Authenticator {
  /** A code that is good now and was not given before: the broker takes each one once. */
  code(): Promise<string>;
}

/** `secret` in base32, as the broker shows it. */
export function openAuthenticator(secret: string): Authenticator {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(/\s/g, '')), digits: 6, period: PERIOD_S });
  const given = new Set<string>();
  const unused = (): string | undefined =>
    NEAR_MS.map((offset) => totp.generate({ timestamp: Date.now() + offset })).find((code) => !given.has(code));
  return {
    code: async () => {
      for (;;) {
        const code = unused();
        if (code !== undefined) {
          given.add(code);
          return code;
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    },
  };
}

const PERIOD_S = 30;
/** Clocks are never quite right: a code counts from one period before its time to one after. */
const NEAR_MS = [0, PERIOD_S * 1000, -PERIOD_S * 1000];

/** Sets up the second factor that a sign-in owes, by the routes a page takes; gives the token that opens everything. */
export async function setUpFactor(
  url: string,
  pending: string,
  password: string,
): Promise<{ token: string; authenticator: Authenticator; recoveryCodes: string[] }> {
  const step = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${url}/api/auth/set-up/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${pending}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`setting up a second factor was refused: ${await answer.text()}`);
    return await answer.json();
  };
  const { secret } = TotpSecret.parse(await step('totp', { password }));
  const authenticator = openAuthenticator(secret);
  const confirmed = Confirmed.parse(await step('totp/confirm', { code: await authenticator.code() }));
  return { ...confirmed, authenticator };
}

const Confirmed = z.object({ token: Token, recoveryCodes: RecoveryCodes });
