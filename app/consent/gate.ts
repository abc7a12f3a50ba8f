import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Id, Instant } from '../kernel/scalars.ts';
import type { Capability } from './capability.ts';
import type { FurtherDemand, ReplacementFailure } from './further.ts';
import { verifyReplacement } from './further.ts';
import type { Expected, Grant, GrantFailure, SignedGrant } from './grant.ts';
import { verifyGrant } from './grant.ts';

export type GateRefusal =
  | { readonly type: 'no-grant' }
  | { readonly type: 'expired' }
  | { readonly type: 'ended' }
  | { readonly type: 'not-granted'; readonly capability: Capability }
  | { readonly type: 'withdrawn'; readonly capability: Capability }
  /** The rules took it away: unlike `withdrawn`, nobody here gives it back. */
  | { readonly type: 'revoked'; readonly capability: Capability };

/** What stands between a session and the workstation: a closed gate lets nothing through. */
export type Gate =
  | { readonly type: 'closed' }
  | {
      readonly type: 'open';
      readonly grant: Grant;
      readonly withdrawn: ReadonlySet<Capability>;
      readonly revoked: ReadonlySet<Capability>;
    }
  | { readonly type: 'ended'; readonly sessionId: Id };

export const closedGate: Gate = { type: 'closed' };

/** Opens only a closed gate, and only for a grant that holds in every field; the signature is verified here, once. */
export function openGate(
  gate: Gate,
  signed: SignedGrant,
  expected: Expected,
): Result<Gate, GrantFailure | GateRefusal> {
  if (gate.type !== 'closed') return fail({ type: 'ended' });
  const verified = verifyGrant(signed, expected);
  if (!verified.ok) return verified;
  return ok({ type: 'open', grant: verified.value, withdrawn: new Set(), revoked: new Set() });
}

/** Asked before every capture start and every injected event; `now` is the workstation's own clock. */
export function permits(gate: Gate, capability: Capability, now: Instant): Result<Grant, GateRefusal> {
  if (gate.type === 'closed') return fail({ type: 'no-grant' });
  if (gate.type === 'ended') return fail({ type: 'ended' });
  if (now >= gate.grant.expiresAt) return fail({ type: 'expired' });
  if (!gate.grant.capabilities.includes(capability)) return fail({ type: 'not-granted', capability });
  if (gate.revoked.has(capability)) return fail({ type: 'revoked', capability });
  if (gate.withdrawn.has(capability)) return fail({ type: 'withdrawn', capability });
  return ok(gate.grant);
}

/** The employee's switches: what the grant holds can be taken back and given again, never more than the grant. */
export function setWithdrawn(gate: Gate, capability: Capability, withdrawn: boolean): Gate {
  if (gate.type !== 'open') return gate;
  const next = new Set(gate.withdrawn);
  if (withdrawn) next.add(capability);
  else next.delete(capability);
  return { ...gate, withdrawn: next };
}

/** A right that the rules withdraw stays away until it is asked for, decided and consented to anew. */
export function revoke(gate: Gate, capability: Capability): Gate {
  return gate.type === 'open' ? { ...gate, revoked: new Set([...gate.revoked, capability]) } : gate;
}

/** Puts a wider grant in the place of the one that stands; anything but what `demand` asked leaves the gate as it was. */
export function replaceGrant(
  gate: Gate,
  signed: SignedGrant,
  demand: FurtherDemand,
  now: Instant,
): Result<Extract<Gate, { type: 'open' }>, ReplacementFailure | GateRefusal> {
  if (gate.type !== 'open') return fail({ type: gate.type === 'ended' ? 'ended' : 'no-grant' });
  if (now >= gate.grant.expiresAt) return fail({ type: 'expired' });
  const verified = verifyReplacement(signed, gate.grant, demand, now);
  if (!verified.ok) return verified;
  const given = demand.capabilities.filter((one) => verified.value.capabilities.includes(one));
  const without = (off: ReadonlySet<Capability>) => new Set([...off].filter((one) => !given.includes(one)));
  return ok({
    type: 'open',
    grant: verified.value,
    withdrawn: without(gate.withdrawn),
    revoked: without(gate.revoked),
  });
}

/** There is no way back from an ended gate: another session means another gate. */
export function endGate(gate: Gate, sessionId: Id): Gate {
  return { type: 'ended', sessionId: gate.type === 'open' ? gate.grant.sessionId : sessionId };
}
