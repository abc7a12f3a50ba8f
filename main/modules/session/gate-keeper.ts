import type { Capability } from '../../../app/consent/capability.ts';
import type { Gate, GateRefusal } from '../../../app/consent/gate.ts';
import { endGate, permits, setWithdrawn } from '../../../app/consent/gate.ts';
import type { Clock } from '../clock.ts';

/** Holds the one gate of a session: asked before every picture and every injected event. */
export interface GateKeeper {
  /** Null when it passes now. */
  refusal(capability: Capability): GateRefusal['type'] | null;
  withdrawn(): Capability[];
  /** The employee's switch; false when it changed nothing. */
  switchTo(capability: Capability, on: boolean): boolean;
  end(): void;
}

export function keepGate(opened: Extract<Gate, { type: 'open' }>, clock: Clock): GateKeeper {
  let gate: Gate = opened;
  const { sessionId, capabilities } = opened.grant;
  return {
    refusal: (capability) => {
      const permitted = permits(gate, capability, clock.now());
      return permitted.ok ? null : permitted.failure.type;
    },
    withdrawn: () => (gate.type === 'open' ? [...gate.withdrawn] : []),
    switchTo: (capability, on) => {
      if (gate.type !== 'open' || !capabilities.includes(capability)) return false;
      if (gate.withdrawn.has(capability) !== on) return false;
      gate = setWithdrawn(gate, capability, !on);
      return true;
    },
    end: () => {
      gate = endGate(gate, sessionId);
    },
  };
}
