import { z } from 'zod';
import type { Capability } from '../../../app/consent/capability.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { PublicKey } from '../../../app/kernel/scalars.ts';
import type { TechnicianCredential } from '../../../app/policy/credential.ts';
import { verifyCredential } from '../../../app/policy/credential.ts';
import type { PolicyEngine } from '../../../app/policy/engine.ts';
import type { Removal } from '../../../app/policy/removal.ts';
import { judgeRights } from '../../../app/policy/rights.ts';
import type { PolicySnapshot, SnapshotFault } from '../../../app/policy/snapshot.ts';
import { acceptSnapshot, SignedSnapshot } from '../../../app/policy/snapshot.ts';
import type { Log } from '../log.ts';
import type { Rules } from '../session/ports.ts';
import type { Keep } from '../store/keep.ts';
import type { Engines } from './cedar.ts';

/** By the broker's address: its key, and the last rules that it signed for this computer. */
export const StoredRules = z.record(z.string(), z.object({ brokerKey: PublicKey, signed: SignedSnapshot.nullable() }));
export type StoredRules = z.infer<typeof StoredRules>;

export interface WorkstationRules extends Rules {
  /** The broker shows a snapshot: taken in the place of the one that is kept, or refused by name. */
  shown(signed: SignedSnapshot): Result<PolicySnapshot, SnapshotFault | { readonly type: 'not-attached' }>;
  /** This computer knows its name at the broker now. */
  attached(): void;
  /** The key of the present broker, known from the configuration or from its first snapshot; null before either. */
  brokerKey(): PublicKey | null;
  /** True after the broker showed another key than its own; what it said then counted for nothing. */
  wasForeign(): boolean;
}

export interface RulesParts {
  readonly keep: Keep<StoredRules>;
  readonly brokerUrl: () => string;
  /** From the configuration of this computer: takes the place of a key that was learned. */
  readonly presetBrokerKey: PublicKey | null;
  readonly workstationId: () => Id | null;
  readonly engines: Engines;
  readonly now: () => Instant;
  /** The rules have changed, or a broker was found to be another: what goes on is judged anew, and people are told. */
  readonly changed: () => void;
  readonly log: Log;
}

/** What this computer may believe about rules and people: only what the pinned broker signed for it, never older than it has seen. */
export function workstationRules(parts: RulesParts): WorkstationRules {
  const { keep, brokerUrl, presetBrokerKey, workstationId, now, log } = parts;
  let isForeign = false;
  /** One that came before this computer knew its own name at the broker. */
  let early: SignedSnapshot | null = null;
  let ready: { readonly rules: PolicySnapshot['rules']; readonly text: string; readonly engine: PolicyEngine } | null =
    null;
  /** By these whoever is being helped is judged while newer ones are read. */
  let former: PolicySnapshot | null = null;
  let taken = 0;

  const entry = (): StoredRules[string] | null => keep.read()[brokerUrl()] ?? null;
  const brokerKey = (): PublicKey | null => presetBrokerKey ?? entry()?.brokerKey ?? null;
  /** Kept ones are held against the key of today. */
  const latest = (): PolicySnapshot | null => {
    const signed = entry()?.signed ?? null;
    return signed === null || signed.brokerKey !== brokerKey() ? null : signed.snapshot;
  };
  /** The latest, where it is for this computer's name of today: each of its users gives it another. */
  const kept = (): PolicySnapshot | null => {
    const [snapshot, id] = [latest(), workstationId()];
    return id === null || snapshot?.workstationId === id ? snapshot : null;
  };
  const engine = ({ serial, rules }: PolicySnapshot): PolicyEngine | null => {
    if (ready?.rules === rules) return ready.engine;
    // Most snapshots bring the same rules as the one before: making an engine of them is what takes time.
    const text = JSON.stringify(rules);
    try {
      const made = ready?.text === text ? ready.engine : parts.engines.of(rules);
      ready = { rules, text, engine: made };
      return made;
    } catch (cause) {
      log.error('policy-unreadable', cause, { serial });
      return null;
    }
  };
  const remaining = (
    snapshot: PolicySnapshot | null,
    credential: TechnicianCredential,
    asked: readonly Capability[],
    at: Instant,
  ): Removal[] | null => {
    const able = snapshot === null ? null : engine(snapshot);
    return snapshot === null || able === null ? null : judgeRights(able, snapshot, credential, asked, at).removed;
  };

  const standing = (): PolicySnapshot | null => {
    const snapshot = kept();
    return former !== null && former.workstationId === snapshot?.workstationId ? former : snapshot;
  };

  /** Reads new rules while nobody waits for them, rather than when somebody asks; what goes on is judged by them then. */
  const prepare = (before: PolicySnapshot | null, snapshot: PolicySnapshot): void => {
    taken += 1;
    const mine = taken;
    const finish = (): void => {
      if (mine !== taken) return;
      former = null;
      engine(snapshot);
      parts.changed();
    };
    const reading = parts.engines.ahead(snapshot.rules);
    if (reading === null) finish();
    else {
      former ??= before;
      reading.then(finish, (cause: unknown) => {
        log.error('policy-unreadable', cause, { serial: snapshot.serial });
        finish();
      });
    }
  };

  const shown: WorkstationRules['shown'] = (signed) => {
    const id = workstationId();
    if (id === null) {
      early = signed;
      return fail({ type: 'not-attached' });
    }
    const pinnedKey = brokerKey() ?? signed.brokerKey;
    const before = kept();
    const accepted = acceptSnapshot(signed, { kept: latest(), pinnedKey, workstationId: id, now: now() });
    if (!accepted.ok) {
      if (accepted.failure.type === 'foreign-key' && !isForeign) {
        isForeign = true;
        parts.changed();
      }
      log.warn('policy-refused', { why: accepted.failure.type, serial: signed.snapshot.serial });
      return accepted;
    }
    isForeign = false;
    keep.write({ ...keep.read(), [brokerUrl()]: { brokerKey: pinnedKey, signed } });
    log.info('policy-taken', { serial: signed.snapshot.serial, version: signed.snapshot.policyVersion });
    prepare(before, accepted.value);
    return accepted;
  };

  return {
    brokerKey,
    wasForeign: () => isForeign,
    shown,
    attached: () => {
      const waiting = early;
      early = null;
      if (waiting !== null) shown(waiting);
    },
    verify: (signed, expected) => {
      const pinnedKey = brokerKey();
      return pinnedKey === null ? fail({ type: 'foreign-key' }) : verifyCredential(signed, { ...expected, pinnedKey });
    },
    judge: (credential, asked, at) => {
      const snapshot = kept();
      const removed =
        snapshot === null || snapshot.validUntil <= at ? null : remaining(snapshot, credential, asked, at);
      return removed === null || snapshot === null
        ? fail({ type: 'no-policy' })
        : ok({ removed, version: snapshot.policyVersion });
    },
    // What was valid when the session began holds to its end, whoever can still be reached.
    lost: (credential, held, at) =>
      remaining(standing(), credential, held, at) ??
      held.map((capability) => ({ lock: 'policy', capability, why: 'unknown', rule: null, version: 0 })),
    liftedAt: (technicianId) => kept()?.lifted.find((one) => one.technicianId === technicianId)?.at ?? null,
  };
}
