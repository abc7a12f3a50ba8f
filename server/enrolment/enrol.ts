import { createHash } from 'node:crypto';
import type { EnrolClaim, Enrolled, EnrolmentRefusal, EnrolmentToken } from '../../app/directory/enrolment.ts';
import { faultOfName } from '../../app/directory/reserved-names.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id, Instant, Signature } from '../../app/kernel/scalars.ts';
import { PersonName } from '../../app/kernel/scalars.ts';
import type { Context } from '../context.ts';
import { announceDirectory } from '../steps/announce.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import { addDevice, findDevice, hasOtherDevice, lockEnrolmentToken } from '../store/enrolment.ts';
import { lockOrganisation } from '../store/organisations.ts';
import { addPerson, findFleetAccount, findNamesake } from '../store/people.ts';
import { isKeyRevoked } from '../store/workstations.ts';
import { addressOf, shortNameOf } from './account-name.ts';
import { claimHolds } from './challenge.ts';

export interface EnrolmentFailure {
  readonly type: 'enrolment-refused';
  readonly why: EnrolmentRefusal;
}

/** The database keeps no secret that lets anybody in. */
export const digestOf = (secret: string): string => createHash('sha256').update(`enrolment ${secret}`).digest('hex');

/** Lets a computer in: once for each key, however often its answer is lost on the way. */
export async function enrol(
  context: Context,
  {
    token: secret,
    claim,
    signature,
  }: { readonly token: string; readonly claim: EnrolClaim; readonly signature: Signature },
): Promise<Result<Enrolled, EnrolmentFailure>> {
  if (!(await claimHolds(context, 'accord-enrol-v1', claim, signature))) return refused('claim-does-not-hold');
  return await transact(context, async (work) => {
    const token = await lockEnrolmentToken(work.db, digestOf(secret));
    if (token === undefined) return refused('unknown');
    if (await isKeyRevoked(work.db, claim.publicKey)) return refused('workstation-revoked');
    const done = ok({ signIn: token.signIn, brokerKey: context.signingKey.publicKey });
    if ((await findDevice(work.db, claim.publicKey))?.token_id === token.id) return done;
    const spent = refusalOf(token, work.now);
    if (spent !== null) return refused(spent);
    const bound = token.signIn === 'account' ? ok(null) : await bind(context, work, token, claim);
    if (!bound.ok) return bound;
    const device = { publicKey: claim.publicKey, tokenId: token.id, osUser: claim.osUser, personId: bound.value };
    await addDevice(work.db, device, work.now);
    work.note({
      kind: 'workstation-enrolled',
      actor: { kind: 'workstation', name: claim.workstationName },
      subject: bound.value === null ? {} : { personId: bound.value },
      body: { token: token.id, publicKey: claim.publicKey, signIn: token.signIn },
      personal: { osUser: { of: bound.value, value: claim.osUser } },
    });
    work.afterwards(() => {
      announceDirectory(context, 'enrolment');
      announceDirectory(context, 'people');
    });
    return done;
  });
}

const refused = (why: EnrolmentRefusal) => fail({ type: 'enrolment-refused' as const, why });

function refusalOf({ revokedAt, expiresAt, uses, maxUses }: EnrolmentToken, now: Instant): EnrolmentRefusal | null {
  if (revokedAt !== null) return 'withdrawn';
  if (expiresAt <= now) return 'expired';
  return uses >= maxUses ? 'used-up' : null;
}

/**
 * The employee of that name in the organisation, made when there is none yet. The token lies on every computer of the
 * fleet and vouches for no name: an account that one computer signs in is given to no other until that one is revoked,
 * and somebody's own account to none by its name but where the token says so and nothing else opens it yet.
 */
async function bind(
  context: Context,
  work: Work,
  { organisationId, siteId, tiesByName }: EnrolmentToken,
  { osUser, displayName, workstationName, publicKey }: EnrolClaim,
): Promise<Result<Id, EnrolmentFailure>> {
  const organisation = await lockOrganisation(work.db, organisationId);
  if (organisation === undefined || organisation.archived) return refused('withdrawn');
  const email = addressOf(osUser, organisation);
  const name = [displayName, osUser, workstationName].find(isHonest);
  if (email === undefined || name == null) return refused('name-misleads');
  const fleet = await findFleetAccount(work.db, email);
  const known = fleet ?? (tiesByName ? await findNamesake(work.db, organisationId, shortNameOf(osUser)) : undefined);
  if (known !== undefined) {
    const isFree =
      !known.disabled && known.role === 'employee' && !(await hasOtherDevice(work.db, known.id, publicKey));
    return isFree ? ok(known.id) : refused('name-held');
  }
  const person = {
    id: context.random.id(),
    name: name.trim(),
    email,
    role: 'employee' as const,
    ownLevel: null,
    teamId: null,
    organisationId,
    siteId,
    certifications: [],
    passwordHash: null,
  };
  if (!(await addPerson(work.db, person, work.now))) return refused('name-held');
  work.note({
    kind: 'person-created',
    actor: { kind: 'broker', name: '' },
    subject: { personId: person.id },
    body: { role: 'employee', by: 'enrolment', organisationId, siteId },
    personal: { name: { of: person.id, value: person.name }, email: { of: person.id, value: email } },
  });
  return ok(person.id);
}

/** `root` and `Administrateur` are names of accounts that a person must not be called by: the computer's name stands in. */
const isHonest = (name: string | null): boolean =>
  name !== null && PersonName.safeParse(name).success && faultOfName(name, 'person') === null;
