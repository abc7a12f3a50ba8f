import { z } from 'zod';
import { hex, Id, Instant, PersonName, PublicKey, Signature } from '../kernel/scalars.ts';
import { Tags } from './workstation-record.ts';

/** How the people of a fleet come in: by the key of their computer, or with an account of their own. */
export const FleetSignIn = z.enum(['device', 'account']);
export type FleetSignIn = z.infer<typeof FleetSignIn>;

/** A token that lets a fleet of computers in, without its secret: that is shown once, to whoever issued it. */
export const EnrolmentToken = z.object({
  id: Id,
  name: PersonName,
  organisationId: Id,
  siteId: Id.nullable(),
  tags: Tags,
  signIn: FleetSignIn,
  /** A computer whose user is called like somebody of the organisation signs that person in, if nothing else does. */
  tiesByName: z.boolean(),
  expiresAt: Instant,
  maxUses: z.number().int().positive(),
  uses: z.number().int().nonnegative(),
  revokedAt: Instant.nullable(),
  createdAt: Instant,
});
export type EnrolmentToken = z.infer<typeof EnrolmentToken>;

/** A computer that a token let in and that was never connected since: nothing else tells of it. */
export const AbsentDevice = z.object({
  publicKey: PublicKey,
  /** The name of its token. */
  token: PersonName,
  osUser: z.string(),
  /** Whom its key signs in; null where people have accounts of their own. */
  person: z.object({ id: Id, name: PersonName }).nullable(),
  enrolledAt: Instant,
});
export type AbsentDevice = z.infer<typeof AbsentDevice>;

/** What the broker gives a device to sign: its own word, good for one use within two minutes. */
export const DeviceChallenge = z.object({ nonce: hex(16), expiresAt: Instant, signature: Signature });
export type DeviceChallenge = z.infer<typeof DeviceChallenge>;

/** Signed with the device's key for `accord-device-sign-in-v1`. */
export const DeviceClaim = z.object({ challenge: DeviceChallenge, publicKey: PublicKey });
export type DeviceClaim = z.infer<typeof DeviceClaim>;

/** Signed with the device's key for `accord-enrol-v1`; whose computer it is, as its system says. */
export const EnrolClaim = DeviceClaim.extend({
  workstationName: PersonName,
  osUser: PersonName,
  displayName: PersonName.nullable(),
});
export type EnrolClaim = z.infer<typeof EnrolClaim>;

/** The answer to an enrolment; `brokerKey` is what the computer holds the broker to from now on. */
export const Enrolled = z.object({ signIn: FleetSignIn, brokerKey: PublicKey });
export type Enrolled = z.infer<typeof Enrolled>;

export const ENROLMENT_REFUSALS = [
  'unknown',
  'expired',
  'used-up',
  'withdrawn',
  'claim-does-not-hold',
  'workstation-revoked',
  /** The account of that name is bound to another computer, which an administrator has to revoke first. */
  'name-held',
  'name-misleads',
] as const;
export type EnrolmentRefusal = (typeof ENROLMENT_REFUSALS)[number];

/** The silent configuration file of a fleet, `accord.json`; what it can't hold is refused rather than guessed. */
export const FleetConfiguration = z.strictObject({
  brokerUrl: z.url({ protocol: /^https?$/ }).max(300),
  /** Pins the broker: another one's word is worth nothing, whatever the network says. */
  brokerKey: PublicKey.optional(),
  enrolmentToken: z.string().min(20).max(100).optional(),
  /** Nobody is signed in by the computer's key, whatever the token would allow. */
  ssoOnly: z.boolean().optional(),
});
export type FleetConfiguration = z.infer<typeof FleetConfiguration>;
