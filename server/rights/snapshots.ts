import { sql } from 'kysely';
import type { Id } from '../../app/kernel/scalars.ts';
import type { KeyPair } from '../../app/kernel/signing.ts';
import { keyOf } from '../../app/policy/condition-in.ts';
import type { Need } from '../../app/policy/read-policy.ts';
import { needsOf } from '../../app/policy/read-policy.ts';
import type { CedarRule } from '../../app/policy/rule.ts';
import type { PolicySnapshot, SignedSnapshot } from '../../app/policy/snapshot.ts';
import { signSnapshot } from '../../app/policy/snapshot.ts';
import type { Clock } from '../context.ts';
import type { Rulebook } from '../policy/rulebook.ts';
import type { Store } from '../store/open-store.ts';
import { currentVersion, readContent } from '../store/policy/versions.ts';
import { liftsOn } from '../store/rights/blocks.ts';
import { standingOf } from './subject.ts';

/** Writes down, for one workstation, the rules by which it is to judge. */
export interface Snapshots {
  /** Undefined for a workstation that is not there. */
  make(workstationId: Id): Promise<SignedSnapshot | undefined>;
}

interface Known {
  readonly rule: CedarRule;
  readonly needs: readonly Need[];
}

export function createSnapshots(
  store: Store,
  clock: Clock,
  { rulebook, signingKey }: { readonly rulebook: Rulebook; readonly signingKey: KeyPair },
): Snapshots {
  /** The rules of the version in force, taken apart once. */
  let read: { readonly version: number; readonly rules: readonly Known[] } | null = null;
  const rulesOf = async (version: number): Promise<readonly Known[]> => {
    if (read?.version === version) return read.rules;
    const { rules } = await readContent(store, version);
    const known = (await rulebook.readAhead(rules)).map((rule) => ({ rule, needs: needsIn(rulebook, rule) }));
    read = { version, rules: known };
    return known;
  };
  return {
    make: async (workstationId) => {
      const now = clock.now();
      // The number first: whoever reads later and signs later has the greater one.
      const serial = await nextSerial(store);
      const standing = await standingOf(store, workstationId, now);
      if (standing === undefined) return undefined;
      const { workstation, contract } = standing;
      const policyVersion = await currentVersion(store);
      const known = await rulesOf(policyVersion);
      const snapshot: PolicySnapshot = {
        workstationId,
        serial,
        policyVersion,
        issuedAt: now,
        validUntil: now + VALID_MS,
        contract: contract?.terms ?? null,
        workstation,
        rules: known.filter(({ needs }) => canConcern(needs, workstationId, workstation)).map(({ rule }) => rule),
        lifted: await liftsOn(store, workstationId),
      };
      return signSnapshot(snapshot, signingKey);
    },
  };
}

/** How long a workstation may judge by it without having heard of the broker, in milliseconds. */
const VALID_MS = 24 * 3_600_000;

function needsIn({ cedar }: Rulebook, { id, cedar: text }: CedarRule): readonly Need[] {
  const read = cedar.readings.of(text);
  if (!read.ok) throw new Error(`the published rule ${id} can't be read`, { cause: read.failure });
  return needsOf(read.value);
}

/** A rule that speaks of other places or of tags that it does not have is of no use there. */
function canConcern(
  needs: readonly Need[],
  workstationId: Id,
  { organisationId, siteId, tags }: PolicySnapshot['workstation'],
): boolean {
  const places = [
    keyOf({ type: 'Workstation', id: workstationId }),
    ...(siteId === null ? [] : [keyOf({ type: 'Site', id: siteId })]),
    ...(organisationId === null ? [] : [keyOf({ type: 'Organisation', id: organisationId })]),
  ];
  return needs.every(({ of, any }) => {
    if (of === 'resource') return places.some((place) => any.has(place));
    return of !== 'tag' || tags.some((tag) => any.has(tag));
  });
}

async function nextSerial(store: Store): Promise<number> {
  const { rows } = await sql<{ serial: string }>`select nextval('policy_snapshot_serial') as serial`.execute(store);
  if (rows[0] === undefined) throw new Error('the database gave no number');
  return Number(rows[0].serial);
}
