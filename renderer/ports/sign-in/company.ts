import { z } from 'zod';
import type { SignInResult, SignInStep } from '../../../app/wire/sign-in.ts';
import { signInFailureOf } from '../../../app/wire/sign-in.ts';
import { no, tellBroker } from './tell-broker.ts';

const Begun = z.object({ url: z.url({ protocol: /^https?$/ }) });
/** What this tab needs again when it comes back: the secret behind the challenge, and the state it must bring. */
const Left = z.object({ verifier: z.string().min(40), state: z.string().min(40) });
const LEFT = 'accord.company';

/** This page leaves for the company's own sign-in page; answers only when it could not. */
export async function leaveForCompany(): Promise<SignInStep> {
  const left = { verifier: random(), state: random() };
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(left.verifier));
  const begun = await tellBroker('/api/auth/company', {
    challenge: base64url(new Uint8Array(digest)),
    state: left.state,
    back: { type: 'page' },
  });
  if (!begun.ok) return begun;
  const { success, data } = Begun.safeParse(begun.value);
  if (!success) return no('unexpected');
  sessionStorage.setItem(LEFT, JSON.stringify(left));
  location.assign(data.url);
  return await new Promise(() => undefined);
}

/** What a page that comes back from the company brings; null for any other page. The address forgets it at once. */
export function broughtByCompany(): SignInResult<{ readonly code: string; readonly verifier: string }> | null {
  const brought = new URLSearchParams(location.hash.slice(1));
  const kept = sessionStorage.getItem(LEFT);
  if (!brought.has('state') || kept === null) return null;
  sessionStorage.removeItem(LEFT);
  history.replaceState(null, '', location.pathname);
  const left = Left.safeParse(JSON.parse(kept));
  if (!left.success || brought.get('state') !== left.data.state) return null;
  const code = brought.get('code');
  return code === null
    ? { ok: false, failure: signInFailureOf({ type: brought.get('failure') }) }
    : { ok: true, value: { code, verifier: left.data.verifier } };
}

/** The sign-in that the company's page opened, for whoever began it in this very tab. */
export const redeem = (brought: { readonly code: string; readonly verifier: string }): Promise<SignInResult<unknown>> =>
  tellBroker('/api/auth/company/redeem', brought);

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
