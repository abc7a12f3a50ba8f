import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyPair } from '../kernel/signing.ts';
import { aTechnician, consoleKey, foreignKey, id, T0, workstationKey } from '../testing/builders.ts';
import { aPolicyInput } from '../testing/policy-builders.ts';
import type { TechnicianCredential } from './credential.ts';
import { signCredential, verifyCredential } from './credential.ts';
import type { PolicySnapshot } from './snapshot.ts';
import { acceptSnapshot, signSnapshot } from './snapshot.ts';

const broker: KeyPair = workstationKey;
const aSnapshot = (over: Partial<PolicySnapshot> = {}): PolicySnapshot => ({
  workstationId: id(40),
  serial: 7,
  policyVersion: 3,
  issuedAt: T0,
  validUntil: T0 + 86_400_000,
  contract: null,
  workstation: { organisationId: null, siteId: null, tags: [] },
  rules: [{ id: id(1), name: 'Tout', cedar: 'permit (principal, action, resource);' }],
  lifted: [],
  ...over,
});
const expected = { kept: aSnapshot(), pinnedKey: broker.publicKey, workstationId: id(40), now: T0 + 1000 };
const fault = (over: Partial<PolicySnapshot>, key = broker, kept: PolicySnapshot | null = expected.kept): string => {
  const accepted = acceptSnapshot(signSnapshot(aSnapshot(over), key), { ...expected, kept });
  return accepted.ok ? 'none' : accepted.failure.type;
};

describe('[R2] a policy snapshot', () => {
  it('takes the place of an older one, and of none', () => {
    expect(fault({ serial: 8, policyVersion: 4 })).toBe('none');
    expect(fault({})).toBe('none');
    expect(fault({ serial: 1 }, broker, null)).toBe('none');
  });

  it.each<[string, Partial<PolicySnapshot>, KeyPair, string]>([
    ['signed by another key', { serial: 8 }, foreignKey, 'foreign-key'],
    ['for another workstation', { serial: 8, workstationId: id(41) }, broker, 'foreign-workstation'],
    ['of an earlier number', { serial: 6 }, broker, 'older'],
    ['of an earlier version under a later number', { serial: 9, policyVersion: 2 }, broker, 'older'],
    ['of the same number and another moment', { issuedAt: T0 + 1 }, broker, 'older'],
    ['from the future', { serial: 8, issuedAt: T0 + 3_600_000 }, broker, 'not-yet-valid'],
    ['whose time is over', { serial: 8, validUntil: T0 + 1000 }, broker, 'expired'],
  ])('%s is refused by name', (_case, over, key, type) => {
    expect(fault(over, key)).toBe(type);
  });

  it('changed in any field after signing does not hold', () => {
    const signed = signSnapshot(aSnapshot({ serial: 8 }), broker);
    const tampered: Partial<PolicySnapshot>[] = [
      { rules: [] },
      { contract: null, validUntil: T0 + 1e9 },
      { serial: 900 },
      { workstation: { organisationId: null, siteId: null, tags: ['ouvert'] } },
      { lifted: [{ technicianId: id(20), at: T0 }] },
    ];
    for (const change of tampered) {
      const accepted = acceptSnapshot({ ...signed, snapshot: { ...signed.snapshot, ...change } }, expected);
      expect(accepted).toEqual({ ok: false, failure: { type: 'bad-signature' } });
    }
  });

  it('over every order of arrival, the number that is kept never falls', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (serials) => {
        let kept: PolicySnapshot | null = null;
        for (const serial of serials) {
          const accepted = acceptSnapshot(signSnapshot(aSnapshot({ serial }), broker), { ...expected, kept });
          if (!accepted.ok) continue;
          expect(accepted.value.serial).toBeGreaterThanOrEqual((kept ?? accepted.value).serial);
          kept = accepted.value;
        }
      }),
      { numRuns: 50 },
    );
  });
});

const { technician, ticket } = aPolicyInput();
const aCredential = (over: Partial<TechnicianCredential> = {}): TechnicianCredential => ({
  sessionId: id(50),
  ticketId: id(10),
  workstationId: id(40),
  consoleKey: consoleKey.publicKey,
  card: aTechnician(),
  technician,
  ticket,
  network: '192.0.2.0/24',
  issuedAt: T0,
  ...over,
});
const session = {
  pinnedKey: broker.publicKey,
  sessionId: id(50),
  ticketId: id(10),
  workstationId: id(40),
  consoleKey: consoleKey.publicKey,
  technicianId: id(20),
};

describe('[R3] a technician’s credential', () => {
  it('holds for its session, ticket, workstation and console', () => {
    expect(verifyCredential(signCredential(aCredential(), broker), session).ok).toBe(true);
  });

  it.each<[string, Partial<TechnicianCredential>, KeyPair, string]>([
    ['signed by another key', {}, foreignKey, 'foreign-key'],
    ['of another session', { sessionId: id(51) }, broker, 'foreign-session'],
    ['of another ticket', { ticketId: id(11) }, broker, 'foreign-session'],
    ['about another ticket', { ticket: { ...ticket, id: id(11) } }, broker, 'foreign-session'],
    ['for another workstation', { workstationId: id(41) }, broker, 'foreign-session'],
    ['of another console', { consoleKey: foreignKey.publicKey }, broker, 'foreign-console'],
    ['of another technician', { card: aTechnician({ id: id(21) }) }, broker, 'foreign-technician'],
    ['that shows one level and claims another', { card: aTechnician({ level: 3 }) }, broker, 'foreign-technician'],
  ])('%s is refused by name', (_case, over, key, type) => {
    expect(verifyCredential(signCredential(aCredential(over), key), session)).toEqual({ ok: false, failure: { type } });
  });

  it('whose name was changed on the way does not hold', () => {
    const signed = signCredential(aCredential(), broker);
    const card = aTechnician({ name: 'Accord Support' });
    expect(verifyCredential({ ...signed, credential: { ...signed.credential, card } }, session)).toMatchObject({
      failure: { type: 'bad-signature' },
    });
  });
});
