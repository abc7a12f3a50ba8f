import { z } from 'zod';
import type { KeyChange } from '../../../app/audit/export-file.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import { Instant, PublicKey } from '../../../app/kernel/scalars.ts';
import type { TechnicianCredential } from '../../../app/policy/credential.ts';
import { verifyCredential } from '../../../app/policy/credential.ts';
import type { PolicyEngine } from '../../../app/policy/engine.ts';
import type { Intersection, Wanted } from '../../../app/policy/rights.ts';
import { judgeRights, nothingLeft } from '../../../app/policy/rights.ts';
import type { PolicySnapshot, SnapshotFault } from '../../../app/policy/snapshot.ts';
import { acceptSnapshot, SignedSnapshot } from '../../../app/policy/snapshot.ts';
import type { KeyPin } from '../../../app/wire/bridge.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Rules } from '../session/ports.ts';
import type { Keep } from '../store/keep.ts';
import type { Engines } from './cedar.ts';
import { watchReading } from './watch-reading.ts';

/** By the broker's address: its key, and the last rules that it signed for this computer. */
export const StoredRules = z.record(
  z.string(),
  z.object({
    brokerKey: PublicKey,
    signed: SignedSnapshot.nullable(),
    /** When it last gave its word on a technician since then. */
    vouchedAt: Instant.optional(),
  }),
);
export type StoredRules = z.infer<typeof StoredRules>;

export interface WorkstationRules extends Rules {
  /** The broker shows a snapshot: taken in the place of the one that is kept, or refused by name. */
  shown(signed: SignedSnapshot): Result<PolicySnapshot, SnapshotFault | { readonly type: 'not-attached' }>;
  /** This computer knows its name at the broker now. */
  attached(): void;
  /** The key of the present broker, known from the configuration or from its first snapshot; null before either. */
  brokerKey(): PublicKey | null;
  /** The latest moment that the present broker has signed for: it is no earlier than that. Zero while there is none. */
  signedAt(): Instant;
  /** What the broker last showed under another key, until it shows its own again; it counted for nothing. */
  foreign(): ForeignKey | null;
  /** Somebody at this computer believes the broker under that other key from now on. */
  pinAnew(change: KeyPin): Result<null, PinFault>;
  /** Why that can't be; null when it can. */
  pinObstacle(change: KeyPin): PinFault | null;
}

/** `proven`: whoever showed it has signed rules for this very computer with it. */
export interface ForeignKey {
  readonly key: PublicKey;
  readonly proven: boolean;
}

export type PinFault =
  /** The configuration of this computer says which key it is: nobody here changes that. */
  | { readonly type: 'configured' }
  /** Somebody sees this screen, or asks to. */
  | { readonly type: 'not-now' }
  /** It is not the key that was shown, or no longer, or nobody has proven to hold it. */
  | { readonly type: 'not-shown' };

export interface RulesParts {
  readonly keep: Keep<StoredRules>;
  readonly brokerUrl: () => string;
  /** From the configuration of this computer: takes the place of a key that was learned. */
  readonly presetBrokerKey: PublicKey | null;
  readonly workstationId: () => Id | null;
  readonly engines: Engines;
  /** Nobody is asked and no session lasts. */
  readonly isFree: () => boolean;
  readonly clock: Clock;
  /** The rules have changed, or a broker was found to be another: what goes on is judged anew, and people are told. */
  readonly changed: () => void;
  /** Another key was pinned, on purpose. */
  readonly keyChanged: (change: KeyChange) => void;
  readonly log: Log;
}

/** What this computer may believe about rules and people: only what the pinned broker signed for it, never older than it has seen. */
export function workstationRules(parts: RulesParts): WorkstationRules {
  const { keep, brokerUrl, presetBrokerKey, workstationId, log } = parts;
  const { now } = parts.clock;
  const reading = watchReading(parts.clock, parts.changed);
  let refused: { readonly url: string; readonly signed: SignedSnapshot; readonly proven: boolean } | null = null;
  /** One that came before this computer knew its own name at the broker. */
  let early: SignedSnapshot | null = null;
  let ready: { readonly rules: PolicySnapshot['rules']; readonly text: string; readonly engine: PolicyEngine } | null =
    null;
  /** By these whoever is being helped is judged while newer ones are read, for as long as there is no engine of the newer ones either. */
  let former: PolicySnapshot | null = null;
  let soon: { readonly serial: number; readonly engine: PolicyEngine } | null = null;
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
    wanted: Wanted,
    at: Instant,
  ): Intersection | null => {
    const able = snapshot === null ? null : engine(snapshot);
    return snapshot === null || able === null ? null : judgeRights(able, snapshot, credential, wanted, at);
  };
  /** What is left to whoever is being helped, who must not wait until many new rules are read. */
  const remainingNow = (credential: TechnicianCredential, granted: Wanted, at: Instant): Intersection | null => {
    const snapshot = kept();
    if (snapshot !== null && soon?.serial === snapshot.serial)
      return judgeRights(soon.engine, snapshot, credential, granted, at);
    return remaining(standing(), credential, granted, at);
  };

  const standing = (): PolicySnapshot | null => {
    const snapshot = kept();
    return former !== null && former.workstationId === snapshot?.workstationId ? former : snapshot;
  };

  const hurry = ({ serial, rules }: PolicySnapshot, mine: number): void => {
    parts.engines.soon(rules).then(
      (made) => {
        if (mine !== taken || former === null) return;
        soon = { serial, engine: made };
        reading.end();
        parts.changed();
      },
      (cause: unknown) => log.error('policy-unreadable', cause, { serial }),
    );
  };

  /** Reads new rules while nobody waits for them, rather than when somebody asks; what goes on is judged by them then. */
  const prepare = (before: PolicySnapshot | null, snapshot: PolicySnapshot): void => {
    taken += 1;
    const mine = taken;
    const finish = (): void => {
      if (mine !== taken) return;
      former = null;
      soon = null;
      reading.end();
      engine(snapshot);
      parts.changed();
    };
    const read = parts.engines.ahead(snapshot.rules);
    if (read === null) finish();
    else {
      former ??= before;
      if (!parts.isFree()) {
        hurry(snapshot, mine);
        reading.begin();
      }
      read.then(finish, (cause: unknown) => {
        log.error('policy-unreadable', cause, { serial: snapshot.serial });
        finish();
      });
    }
  };

  /** Under its own key, for this computer, now. */
  const isTrue = (signed: SignedSnapshot, id: Id): boolean =>
    acceptSnapshot(signed, { kept: null, pinnedKey: signed.brokerKey, workstationId: id, now: now() }).ok;
  const refuse = (signed: SignedSnapshot, id: Id): void => {
    const before = refused;
    refused = { url: brokerUrl(), signed, proven: isTrue(signed, id) };
    if (before?.signed.brokerKey !== signed.brokerKey || before?.proven !== refused.proven) parts.changed();
  };
  /** `before`: what is judged by until the new rules are read; null for a broker that was another. */
  const take = (signed: SignedSnapshot, pinnedKey: PublicKey, before: PolicySnapshot | null): void => {
    refused = null;
    soon = null;
    if (before === null) {
      former = null;
      reading.end();
    }
    keep.write({ ...keep.read(), [brokerUrl()]: { brokerKey: pinnedKey, signed } });
    log.info('policy-taken', { serial: signed.snapshot.serial, version: signed.snapshot.policyVersion });
    prepare(before, signed.snapshot);
  };
  const foreign = (): ForeignKey | null =>
    refused?.url === brokerUrl() ? { key: refused.signed.brokerKey, proven: refused.proven } : null;

  const pinObstacle = ({ from, to }: KeyPin): PinFault | null => {
    if (presetBrokerKey !== null) return { type: 'configured' };
    if (!parts.isFree()) return { type: 'not-now' };
    const id = workstationId();
    if (refused === null || id === null || foreign()?.key !== to || brokerKey() !== from) return { type: 'not-shown' };
    return isTrue(refused.signed, id) ? null : { type: 'not-shown' };
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
      if (accepted.failure.type === 'foreign-key') refuse(signed, id);
      log.warn('policy-refused', { why: accepted.failure.type, serial: signed.snapshot.serial });
      return accepted;
    }
    take(signed, pinnedKey, before);
    return accepted;
  };

  const vouched = ({ issuedAt }: TechnicianCredential): void => {
    const stored = entry();
    if (stored !== null && issuedAt > (stored.vouchedAt ?? 0))
      keep.write({ ...keep.read(), [brokerUrl()]: { ...stored, vouchedAt: issuedAt } });
  };

  return {
    brokerKey,
    signedAt: () =>
      Math.max(latest()?.issuedAt ?? 0, entry()?.brokerKey === brokerKey() ? (entry()?.vouchedAt ?? 0) : 0),
    vouched,
    foreign,
    pinObstacle,
    pinAnew: (change) => {
      const obstacle = pinObstacle(change);
      if (obstacle !== null || refused === null) return fail(obstacle ?? { type: 'not-shown' });
      const { from, to } = change;
      log.warn('broker-key-changed', { from, to });
      parts.keyChanged({ brokerUrl: brokerUrl(), from, to, at: now() });
      take(refused.signed, to, null);
      return ok(null);
    },
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
      const rights =
        snapshot === null || snapshot.validUntil <= at
          ? null
          : remaining(snapshot, credential, { asked, consent: null }, at);
      return rights === null || snapshot === null
        ? fail({ type: 'no-policy' })
        : ok({ removed: rights.removed, version: snapshot.policyVersion });
    },
    // What was valid when the session began holds to its end, whoever can still be reached.
    remaining: (credential, granted, at) => remainingNow(credential, granted, at) ?? nothingLeft(granted),
    isBehind: () => reading.isLate() && !parts.isFree(),
    liftedAt: (technicianId) => kept()?.lifted.find((one) => one.technicianId === technicianId)?.at ?? null,
  };
}
