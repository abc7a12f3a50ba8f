import type { Capability } from '../../../app/consent/capability.ts';
import type { FurtherDemand, FurtherRequest } from '../../../app/consent/further.ts';
import type { Gate } from '../../../app/consent/gate.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import type { Removal } from '../../../app/policy/removal.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { Clock } from '../clock.ts';
import { askFurther } from './asking-further.ts';
import type { GateKeeper } from './gate-keeper.ts';
import { keepGate } from './gate-keeper.ts';
import type { SessionPorts } from './ports.ts';

/** What the console may do while a session lasts, and everything that changes it: switches, rules, further letters. */
export interface LiveRights extends Pick<GateKeeper, 'refusal' | 'withdrawn' | 'end'> {
  /** The grant that stands. */
  signed(): SignedGrant;
  /** Those that it took the place of, oldest first. */
  readonly former: readonly SignedGrant[];
  revoked(): Removal[];
  /** True while a further letter is open. */
  isAsking(): boolean;
  /** The employee's switch. */
  setCapability(capability: Capability, on: boolean): void;
  /** The rules take a right away; false when it was not there. */
  revoke(removal: Removal): boolean;
  furtherAsked(request: FurtherRequest): void;
  /** Puts an open letter away. */
  closeLetter(): void;
}

export interface RightsParts {
  readonly ports: SessionPorts;
  readonly clock: Clock;
  readonly opened: Extract<Gate, { type: 'open' }>;
  readonly granted: SignedGrant;
  readonly report: (event: SessionEvent) => void;
  /** A right is gone: nothing of it may stay down. */
  readonly lost: (capability: Capability) => void;
  /** A letter opened: nothing may be pressed while it is there. */
  readonly asking: () => void;
  /** A wider grant stands now. */
  readonly widened: (signed: SignedGrant) => void;
  /** Something of what may be done has changed. */
  readonly changed: () => void;
  readonly stopped: () => void;
}

export function liveRights({ ports, clock, opened, granted, report, changed, ...parts }: RightsParts): LiveRights {
  const gate = keepGate(opened, clock);
  const { reference } = granted.grant;
  const former: SignedGrant[] = [];
  let signed = granted;
  let revoked: Removal[] = [];

  const widen = (next: SignedGrant, demand: FurtherDemand): boolean => {
    if (!gate.replace(next, demand)) return false;
    former.push(signed);
    signed = next;
    const held = gate.held();
    revoked = revoked.filter(({ capability }) => !held.includes(capability));
    ports.receipts.keep(signed, former);
    parts.widened(signed);
    changed();
    return true;
  };
  const further = askFurther({
    ports,
    clock,
    signed: () => signed,
    held: gate.held,
    report,
    openChanged: () => {
      if (further.isOpen()) parts.asking();
      changed();
    },
    granted: widen,
    stopped: parts.stopped,
  });

  return {
    refusal: gate.refusal,
    withdrawn: gate.withdrawn,
    end: gate.end,
    signed: () => signed,
    former,
    revoked: () => [...revoked],
    isAsking: further.isOpen,
    setCapability: (capability, on) => {
      if (!gate.switchTo(capability, on)) return;
      if (!on) parts.lost(capability);
      report({ type: on ? 'capability-restored' : 'capability-withdrawn', at: clock.now(), capability });
      changed();
    },
    revoke: (removal) => {
      const { capability, lock } = removal;
      if (!gate.revoke(capability)) return false;
      revoked = [...revoked, removal];
      parts.lost(capability);
      report({ type: 'right-revoked', at: clock.now(), removal });
      ports.log.info('right-revoked', { reference, capability, lock });
      changed();
      return true;
    },
    furtherAsked: further.asked,
    closeLetter: further.close,
  };
}
