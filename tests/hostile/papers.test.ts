import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { SignedCheckpoint } from '../../app/audit/checkpoint.ts';
import { Checkpoint, checkpointHolds, signCheckpoint } from '../../app/audit/checkpoint.ts';
import { FurtherDemand, judgeFurther } from '../../app/consent/further.ts';
import { closedGate, openGate } from '../../app/consent/gate.ts';
import { Grant } from '../../app/consent/grant.ts';
import { ConsoleDemand, Delivery, deliveryHolds, demandHolds } from '../../app/consent/request.ts';
import { signCredential, TechnicianCredential, verifyCredential } from '../../app/policy/credential.ts';
import { acceptSnapshot, PolicySnapshot, signSnapshot } from '../../app/policy/snapshot.ts';
import {
  aDelivery,
  aDemand,
  aFurther,
  aGrant,
  aTechnician,
  consoleKey,
  fingerprintOf,
  id,
  T0,
  workstationKey,
} from '../../app/testing/builders.ts';
import { aPolicyInput } from '../../app/testing/policy-builders.ts';
import { anyOther } from './support/any-input.ts';

/** A paper that one end signs and the other believes: its fields, and whether the reader takes it with those. */
interface Paper {
  readonly rule: string;
  readonly name: string;
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The signature stays that of the paper as it was signed. */
  readonly isTaken: (fields: Record<string, unknown>) => boolean;
}

const broker = workstationKey;
const ids = [id(10), id(20), id(40), id(50), id(60), id(99)];
const ends = { workstation: fingerprintOf(0xe0), console: fingerprintOf(0xc0) };

const demand = aDemand();
const delivery = aDelivery();
const grant = aGrant();
const further = aFurther();
const snapshot = signSnapshot(
  {
    workstationId: id(40),
    serial: 7,
    policyVersion: 3,
    issuedAt: T0,
    validUntil: T0 + 86_400_000,
    contract: null,
    workstation: { organisationId: null, siteId: null, tags: [] },
    rules: [],
    lifted: [],
  },
  broker,
);
const { technician, ticket } = aPolicyInput();
const credential = signCredential(
  {
    sessionId: id(50),
    ticketId: id(10),
    workstationId: id(40),
    consoleKey: consoleKey.publicKey,
    card: aTechnician(),
    technician,
    ticket,
    network: '192.0.2.0/24',
    issuedAt: T0,
  },
  broker,
);
const checkpoint: SignedCheckpoint = signCheckpoint({ seq: 12, hash: 'ab'.repeat(32), at: T0 }, broker);

/** Read as the wire reads it: what the contract does not let in was refused before. */
const read = <S extends z.ZodType>(schema: S, fields: unknown, isTaken: (paper: z.infer<S>) => boolean): boolean => {
  const parsed = schema.safeParse(fields);
  return parsed.success && isTaken(parsed.data);
};

const papers: readonly Paper[] = [
  {
    ...{ rule: '[C11]', name: 'a console’s demand', shape: ConsoleDemand.shape, fields: demand.demand },
    isTaken: (fields) => read(ConsoleDemand, fields, (changed) => demandHolds({ ...demand, demand: changed })),
  },
  {
    ...{ rule: '[S1]', name: 'a workstation’s delivery', shape: Delivery.shape, fields: delivery.delivery },
    isTaken: (fields) => read(Delivery, fields, (changed) => deliveryHolds({ ...delivery, delivery: changed })),
  },
  {
    ...{ rule: '[C2]', name: 'an employee’s grant', shape: Grant.shape, fields: grant.grant },
    isTaken: (fields) =>
      read(Grant, fields, (changed) => {
        const expected = { workstationKey: workstationKey.publicKey, sessionId: id(50), fingerprints: ends, now: T0 };
        return openGate(closedGate, { ...grant, grant: changed }, expected).ok;
      }),
  },
  {
    ...{ rule: '[S10]', name: 'a demand for more', shape: FurtherDemand.shape, fields: further.demand },
    isTaken: (fields) =>
      read(FurtherDemand, fields, (changed) => judgeFurther({ ...further, demand: changed }, grant.grant, []).ok),
  },
  {
    ...{ rule: '[R2]', name: 'a broker’s rules', shape: PolicySnapshot.shape, fields: snapshot.snapshot },
    isTaken: (fields) =>
      read(PolicySnapshot, fields, (changed) => {
        const expected = { kept: null, pinnedKey: broker.publicKey, workstationId: id(40), now: T0 };
        return acceptSnapshot({ ...snapshot, snapshot: changed }, expected).ok;
      }),
  },
  {
    ...{ rule: '[R3]', name: 'a technician’s credential', shape: TechnicianCredential.shape },
    fields: credential.credential,
    isTaken: (fields) =>
      read(TechnicianCredential, fields, (changed) => {
        const expected = {
          ...{ pinnedKey: broker.publicKey, sessionId: id(50), ticketId: id(10), workstationId: id(40) },
          ...{ consoleKey: consoleKey.publicKey, technicianId: id(20) },
        };
        return verifyCredential({ ...credential, credential: changed }, expected).ok;
      }),
  },
  {
    ...{ rule: '[J4]', name: 'a checkpoint of the audit', shape: Checkpoint.shape, fields: checkpoint.checkpoint },
    isTaken: (fields) => read(Checkpoint, fields, (changed) => checkpointHolds({ ...checkpoint, checkpoint: changed })),
  },
];

describe.each(papers)('$rule $name, under the signature it was given', ({ shape, fields, isTaken }) => {
  it('is believed as it was signed', () => {
    expect(isTaken({ ...fields })).toBe(true);
  });

  it.each(Object.keys(shape))('is worth nothing once its %s is another', (field) => {
    const schema = shape[field];
    if (schema === undefined) throw new Error(`${field} is in the contract`);
    fc.assert(
      fc.property(anyOther(schema, ids, fields[field]), (value) => {
        expect(isTaken({ ...fields, [field]: value }), JSON.stringify(value)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });
});
