import type { FleetConfiguration } from '../../../app/directory/enrolment.ts';
import { DeviceChallenge, Enrolled } from '../../../app/directory/enrolment.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { KeyPair, Purpose } from '../../../app/kernel/signing.ts';
import { sign } from '../../../app/kernel/signing.ts';
import type { SignInFailure } from '../../../app/wire/sign-in.ts';
import { openedBy } from '../../../app/wire/sign-in.ts';
import type { tellBroker } from '../broker/sign-in.ts';

export interface ComingIn {
  readonly configuration: FleetConfiguration & { readonly enrolmentToken: string };
  readonly key: KeyPair;
  readonly tell: typeof tellBroker;
  readonly workstationName: string;
  readonly osUser: string;
}

/** Enrols this computer, which is harmless when it is in, and signs in by its key; null where people have accounts of their own. */
export async function comeIn(parts: ComingIn): Promise<Result<string | null, SignInFailure>> {
  const { configuration, tell, workstationName, osUser } = parts;
  const { brokerUrl, enrolmentToken, brokerKey, ssoOnly } = configuration;
  const claim = await signed(parts, 'accord-enrol-v1', { workstationName, osUser, displayName: null });
  if (!claim.ok) return claim;
  const answer = await tell(brokerUrl, '/api/enrol', { token: enrolmentToken, ...claim.value });
  if (!answer.ok) return answer;
  const enrolled = Enrolled.safeParse(answer.value);
  if (!enrolled.success || (brokerKey !== undefined && enrolled.data.brokerKey !== brokerKey))
    return fail({ type: 'unexpected' });
  return enrolled.data.signIn === 'account' || ssoOnly === true ? ok(null) : await signInByKey(parts);
}

async function signInByKey(parts: ComingIn): Promise<Result<string, SignInFailure>> {
  const claim = await signed(parts, 'accord-device-sign-in-v1', {});
  if (!claim.ok) return claim;
  const answer = await parts.tell(parts.configuration.brokerUrl, '/api/device/sign-in', claim.value);
  if (!answer.ok) return answer;
  const opened = openedBy(answer.value);
  return opened !== undefined && 'token' in opened ? ok(opened.token) : fail({ type: 'unexpected' });
}

async function signed(
  { configuration, key, tell }: ComingIn,
  purpose: Purpose,
  more: Readonly<Record<string, string | null>>,
): Promise<Result<{ readonly claim: object; readonly signature: string }, SignInFailure>> {
  const given = await tell(configuration.brokerUrl, '/api/device/challenge', {});
  if (!given.ok) return given;
  const challenge = DeviceChallenge.safeParse(given.value);
  if (!challenge.success) return fail({ type: 'unexpected' });
  const claim = { challenge: challenge.data, publicKey: key.publicKey, ...more };
  return ok({ claim, signature: sign(purpose, claim, key.secret) });
}
