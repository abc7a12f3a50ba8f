import type { Capability } from '../../../app/consent/capability.ts';
import type { FurtherDemand, FurtherRequest } from '../../../app/consent/further.ts';
import type { Gate } from '../../../app/consent/gate.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { SignedCredential, TechnicianCredential } from '../../../app/policy/credential.ts';
import type { Removal } from '../../../app/policy/removal.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { RefusalReason } from '../../../app/session/phase.ts';
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
  /** What the rules no longer allow goes, the hand before the picture; true when there is nothing left to see. */
  check(): boolean;
  /** Takes what the directory says now, when it is true to this session and newer. */
  renew(signed: SignedCredential): void;
  furtherAsked(request: FurtherRequest): void;
  /** Puts the letter away that the technician has taken back; false when it is not open. */
  furtherWithdrawn(demandId: Id): boolean;
  /** Puts an open letter away. */
  closeLetter(): void;
  /** Language or theme of an open letter have changed. */
  redrawLetter(): void;
}

export interface RightsParts {
  readonly ports: SessionPorts;
  readonly clock: Clock;
  readonly opened: Extract<Gate, { type: 'open' }>;
  readonly granted: SignedGrant;
  readonly credential: TechnicianCredential;
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
  let { credential } = parts;
  let revoked: Removal[] = [];

  const widen = (next: SignedGrant, demand: FurtherDemand): boolean => {
    if (!gate.replace(next, demand)) return false;
    former.push(signed);
    signed = next;
    const left = gate.left();
    revoked = revoked.filter(({ capability }) => !left.includes(capability));
    ports.receipts.keep(signed, former);
    parts.widened(signed);
    changed();
    return true;
  };
  const revoke = (removal: Removal): boolean => {
    const { capability, lock, why } = removal;
    if (!gate.revoke(capability)) return false;
    revoked = [...revoked, removal];
    parts.lost(capability);
    report({ type: 'right-revoked', at: clock.now(), removal });
    ports.log.info('right-revoked', { reference, capability, lock, why });
    changed();
    return true;
  };
  const verify = (renewed: SignedCredential): TechnicianCredential | null => {
    const { sessionId, ticketId, consoleKey, technician } = granted.grant;
    const { workstationId } = credential;
    const expected = { sessionId, ticketId, workstationId, consoleKey, technicianId: technician.id };
    const verified = ports.rules.verify(renewed, expected);
    if (!verified.ok) ports.log.warn('credential-refused', { reference, why: verified.failure.type });
    return verified.ok ? verified.value : null;
  };
  /** False for what is not true to this session; an older word than the one that stands changes nothing. */
  const renew = (renewed: SignedCredential): boolean => {
    const verified = verify(renewed);
    if (verified !== null && verified.issuedAt >= credential.issuedAt) credential = verified;
    return verified !== null;
  };
  /** Why the rules let nobody even ask for this. */
  const obstacleTo = ({ credential: shown, signed: { demand } }: FurtherRequest): RefusalReason | null => {
    if (!renew(shown)) return 'identity-unverified';
    const judged = ports.rules.judge(credential, ['view', ...demand.capabilities], clock.now());
    if (!judged.ok) return 'policy-missing';
    return judged.value.removed.length > 0 ? 'policy-refuses' : null;
  };
  const further = askFurther({
    forbidden: obstacleTo,
    technician: () => credential.card,
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
    check: () => {
      const granted = { asked: [...signed.grant.capabilities].reverse(), consent: gate.left() };
      const { effective, removed } = ports.rules.remaining(credential, granted, clock.now());
      removed.forEach(revoke);
      return effective.length === 0;
    },
    renew: (renewed) => void renew(renewed),
    furtherAsked: further.asked,
    furtherWithdrawn: (demandId) => {
      const isGone = further.withdrawn(demandId);
      if (isGone) ports.log.info('further-withdrawn', { reference });
      return isGone;
    },
    closeLetter: further.close,
    redrawLetter: further.redraw,
  };
}
