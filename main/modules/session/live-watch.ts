import type { Instant } from '../../../app/kernel/scalars.ts';
import type { EndReason } from '../../../app/session/phase.ts';
import type { Clock } from '../clock.ts';
import type { DisplayGeometry } from '../input/display-geometry.ts';
import type { SessionPorts, SharedDisplay } from './ports.ts';

/** Looks at what changes around a session untold: its time, its display, the lock, the rules, the hand. */
export interface LiveWatch {
  begin(): void;
  /** From now on the employee's own hand is looked for too, several times a second. */
  beginHand(): void;
  /** Looks now: the computer woke up, or was locked or unlocked. */
  look(): void;
  /** Where the shared display lies. */
  geometry(): DisplayGeometry;
  isLocked(): boolean;
}

export interface WatchParts {
  readonly ports: Pick<SessionPorts, 'geometryNow' | 'presence'>;
  readonly clock: Clock;
  readonly shared: SharedDisplay;
  readonly expiresAt: () => Instant;
  readonly lookAtHand: () => void;
  readonly lookAtRules: () => void;
  readonly lockChanged: (isLocked: boolean) => void;
  readonly end: (reason: EndReason) => void;
}

export function watchLive({ ports, clock, shared, expiresAt, lockChanged, end, ...others }: WatchParts): LiveWatch {
  let { geometry } = shared;
  let lockedSince: Instant | null = null;

  const lookAtDisplay = (): void => {
    const now = ports.geometryNow(shared.display.id);
    if (now === null) end('capture-lost');
    else geometry = now;
  };
  const lookAtLock = (): void => {
    const { locked } = ports.presence();
    const now = clock.now();
    if (locked !== (lockedSince !== null)) {
      lockedSince = locked ? now : null;
      lockChanged(locked);
    }
    if (lockedSince !== null && now - lockedSince >= LONGEST_LOCK_MS) end('locked');
  };
  const lookAround = (): void => {
    if (expiresAt() <= clock.now()) end('expired');
    lookAtDisplay();
    lookAtLock();
    others.lookAtRules();
  };
  const begin = (): void => {
    lookAround();
    clock.after(Math.min(expiresAt() - clock.now(), LOOK_MS), begin);
  };
  const beginHand = (): void => {
    lookAtDisplay();
    others.lookAtHand();
    clock.after(HAND_LOOK_MS, beginHand);
  };
  return { begin, beginHand, look: lookAround, geometry: () => geometry, isLocked: () => lockedSince !== null };
}

/** Whoever comes back later than this, in milliseconds, has forgotten that their screen was shared. */
const LONGEST_LOCK_MS = 5 * 60_000;
const LOOK_MS = 1000;
const HAND_LOOK_MS = 100;
