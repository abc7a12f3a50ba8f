import type { SessionEvent } from '../../../app/session/event.ts';
import type { InputEvent, WorkstationMessage } from '../../../app/wire/peer.ts';
import type { GuardParts, InputGuard, InputRefusal } from './input-guard.ts';
import { guardInput } from './input-guard.ts';
import { tallyRefusals } from './refusal-tally.ts';

/** The technician's mouse and keyboard on this workstation, and what is told of them. */
export interface TechnicianHand extends Omit<InputGuard, 'take' | 'releaseAll'> {
  readonly isControlling: boolean;
  act(input: InputEvent): void;
  /** They say that they take the mouse and keyboard. */
  claim(): void;
  letGo(): void;
  /** Their right is gone: the event that took it says so itself. */
  lose(): void;
  /** Something that they sent did not count. */
  refuse(why: string): void;
  /** Tells of refusals that nobody was told of yet. */
  flush(): void;
}

export interface HandParts extends GuardParts {
  readonly tell: (message: WorkstationMessage) => void;
  readonly report: (event: SessionEvent) => void;
  readonly controllingChanged: () => void;
}

export function technicianHand({ tell, report, controllingChanged, ...parts }: HandParts): TechnicianHand {
  const { clock, permitted } = parts;
  let isControlling = false;
  const guard = guardInput(parts);
  const told = tallyRefusals(clock, TOLD, (why) => tell({ type: 'input-refused', why }));
  const reported = tallyRefusals(clock, REPORTED, (why, count) =>
    report({ type: 'input-refused', at: clock.now(), why, count }),
  );
  const refuse = (why: string): void => {
    told.add(why);
    if (!ORDINARY.has(why)) reported.add(why);
  };
  const set = (next: boolean): boolean => {
    if (isControlling === next) return false;
    isControlling = next;
    controllingChanged();
    return true;
  };
  const take = (): void => {
    if (set(true)) report({ type: 'control-taken', at: clock.now() });
  };
  return {
    get isControlling() {
      return isControlling;
    },
    begin: guard.begin,
    look: guard.look,
    heldByEmployee: guard.heldByEmployee,
    holdsAll: guard.holdsAll,
    hasJustPressed: guard.hasJustPressed,
    letUp: guard.letUp,
    act: (input) => {
      const refusal = guard.take(input);
      // A console that learns that its right is gone lets go of everything: that does nothing, so nothing was blocked.
      if (refusal !== null) {
        if (input.type !== 'all-released') refuse(refusal);
      } else if (PRESSES.has(input.type)) take();
    },
    claim: () => {
      const refusal = permitted();
      if (refusal === null) take();
      else refuse(refusal);
    },
    letGo: () => {
      guard.releaseAll();
      if (set(false)) report({ type: 'control-released', at: clock.now() });
    },
    lose: () => {
      guard.releaseAll();
      set(false);
    },
    refuse,
    close: guard.close,
    flush: reported.flush,
  };
}

/** What shows that the technician's hand is on the mouse or the keyboard, said or not. */
const PRESSES: ReadonlySet<InputEvent['type']> = new Set<InputEvent['type']>([
  'pointer-moved',
  'button-pressed',
  'wheel-turned',
  'key-pressed',
]);
/** What any honest console meets now and then; on the ticket it would hide what is not. */
const ORDINARY: ReadonlySet<string> = new Set<InputRefusal>([
  'local-hand',
  'consent-open',
  'locked',
  'not-ready',
  'impossible',
]);
/** The console hears of each reason once a second; the ticket's lines are for good, so that a flood gets few. */
const TOLD = { soonMs: 1000, longestMs: 1000, quietMs: 1000 };
const REPORTED = { soonMs: 500, longestMs: 10_000, quietMs: 3000 };
