import type { Capability } from '../../../app/consent/capability.ts';
import type { FurtherDemand } from '../../../app/consent/further.ts';
import type { Gate, GateRefusal } from '../../../app/consent/gate.ts';
import { endGate, permits, replaceGrant, revoke, setWithdrawn } from '../../../app/consent/gate.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import type { Clock } from '../clock.ts';

/** Holds the one gate of a session: asked before every picture and every injected event. */
export interface GateKeeper {
  /** Null when it passes now. */
  refusal(capability: Capability): GateRefusal['type'] | null;
  withdrawn(): Capability[];
  /** What is granted, switched on and not taken away by the rules. */
  held(): Capability[];
  /** The same, switched off or not. */
  left(): Capability[];
  /** The employee's switch; false when it changed nothing. */
  switchTo(capability: Capability, on: boolean): boolean;
  /** The rules' own, which no switch undoes; false when it changed nothing. */
  revoke(capability: Capability): boolean;
  /** False when the grant is not what `demand` asked on top of the one that stands. */
  replace(signed: SignedGrant, demand: FurtherDemand): boolean;
  end(): void;
}

export function keepGate(opened: Extract<Gate, { type: 'open' }>, clock: Clock): GateKeeper {
  let gate: Gate = opened;
  const { sessionId } = opened.grant;
  const left = (): Capability[] => {
    if (gate.type !== 'open') return [];
    const { grant, revoked } = gate;
    return grant.capabilities.filter((one) => !revoked.has(one));
  };
  return {
    refusal: (capability) => {
      const permitted = permits(gate, capability, clock.now());
      return permitted.ok ? null : permitted.failure.type;
    },
    withdrawn: () => (gate.type === 'open' ? [...gate.withdrawn] : []),
    held: () => left().filter((one) => gate.type === 'open' && !gate.withdrawn.has(one)),
    left,
    switchTo: (capability, on) => {
      if (gate.type !== 'open' || !gate.grant.capabilities.includes(capability)) return false;
      if (gate.revoked.has(capability) || gate.withdrawn.has(capability) !== on) return false;
      gate = setWithdrawn(gate, capability, !on);
      return true;
    },
    revoke: (capability) => {
      if (gate.type !== 'open' || !gate.grant.capabilities.includes(capability)) return false;
      if (gate.revoked.has(capability)) return false;
      gate = revoke(gate, capability);
      return true;
    },
    replace: (signed, demand) => {
      const replaced = replaceGrant(gate, signed, demand, clock.now());
      if (replaced.ok) gate = replaced.value;
      return replaced.ok;
    },
    end: () => {
      gate = endGate(gate, sessionId);
    },
  };
}
