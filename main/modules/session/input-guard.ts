import type { InputEvent } from '../../../app/wire/peer.ts';
import type { Clock } from '../clock.ts';
import type { DisplayGeometry } from '../input/display-geometry.ts';
import type { Injected, Injector } from '../input/injector.ts';
import { InjectionError } from '../input/injector.ts';
import { watchLocalHand } from './local-hand.ts';
import type { SessionPorts } from './ports.ts';

/** Why an injected event did not happen, as the console and the ticket are told. */
export type InputRefusal =
  | 'no-grant'
  | 'expired'
  | 'ended'
  | 'not-granted'
  | 'withdrawn'
  | 'no-frame-yet'
  | 'consent-open'
  | 'local-hand'
  | 'own-window'
  | 'not-ready'
  | 'impossible';

export interface InputGuard {
  /** Judges one act of the technician's hand and injects it; null when it was injected or had nothing to do. */
  take(event: InputEvent): InputRefusal | null;
  /** Looks where the pointer is; to be called a few times a second while the technician may drive. */
  look(): void;
  /** True while the employee's own hand keeps the technician's away. */
  heldByEmployee(): boolean;
  /** True while something injected is down: a shortcut that fires now may be the technician's. */
  holdsKeys(): boolean;
  releaseAll(): void;
  /** Releases everything and injects nothing more. */
  close(): void;
}

export interface GuardParts {
  readonly ports: Pick<SessionPorts, 'surroundings' | 'placePointer' | 'openInjector' | 'log'>;
  readonly clock: Clock;
  readonly geometry: DisplayGeometry;
  readonly reference: string;
  /** The gate's own answer, asked for every event. */
  readonly permitted: () => InputRefusal | null;
  /** Called whenever `heldByEmployee` may have changed. */
  readonly heldChanged: () => void;
}

/** Everything between a console's message and the workstation's pointer and keys. */
export function guardInput({ ports, clock, geometry, reference, permitted, heldChanged }: GuardParts): InputGuard {
  const hand = watchLocalHand();
  const keysDown = new Set<string>();
  let injector: Injector | null = null;
  let isClosed = false;

  let breaks = 0;
  const open = (): void => {
    ports.openInjector().then(
      (opened) => {
        if (isClosed) opened?.close();
        else injector = opened;
      },
      (cause: unknown) => ports.log.error('input-unavailable', cause, { reference }),
    );
  };
  open();

  /** What it held is let go of as far as it still can, and another takes its place: opening one frees what was left down. */
  const drop = (cause: unknown): void => {
    ports.log.error('input-broken', cause, { reference });
    const broken = injector;
    injector = null;
    keysDown.clear();
    try {
      broken?.close();
    } catch (failure) {
      ports.log.error('input-not-closed', failure, { reference });
    }
    breaks += 1;
    if (broken !== null && !isClosed && breaks < MOST_BREAKS) open();
  };

  const releaseAll = (): void => {
    keysDown.clear();
    try {
      injector?.releaseAll();
    } catch (cause) {
      drop(cause);
    }
  };

  const obstacle = (event: InputEvent): InputRefusal | null => {
    if (RELEASES.has(event.type)) return null;
    if (ports.surroundings.consentIsOpen()) return 'consent-open';
    if (hand.holds(clock.now())) return 'local-hand';
    if (isForOwnWindow(event)) return 'own-window';
    return null;
  };
  const isForOwnWindow = (event: InputEvent): boolean => {
    if (event.type === 'key-pressed') return ports.surroundings.ownWindowHasFocus();
    if (event.type !== 'button-pressed' && event.type !== 'wheel-turned') return false;
    return ports.surroundings.isOwnWindow(event.x, event.y, geometry);
  };

  const inject = (into: Injector, event: InputEvent): Injected => {
    if ('x' in event && !hand.holds(clock.now())) {
      const point = ports.placePointer(event.x, event.y, geometry);
      hand.injected(point, clock.now());
      into.movePointer(point.x, point.y);
    }
    switch (event.type) {
      case 'pointer-moved':
        return 'done';
      case 'button-pressed':
        return into.pressButton(event.button);
      case 'button-released':
        into.releaseButton(event.button);
        return 'done';
      case 'wheel-turned':
        into.scroll(event.dx, event.dy);
        return 'done';
      case 'key-pressed':
        keysDown.add(event.code);
        return into.pressKey({ code: event.code, key: event.key });
      case 'key-released':
        keysDown.delete(event.code);
        into.releaseKey(event.code);
        return 'done';
      case 'all-released':
        releaseAll();
        return 'done';
    }
  };

  const seen = (x: number, y: number): void => {
    const wasHeld = hand.holds(clock.now());
    if (hand.seen({ x, y }, clock.now()) && !wasHeld) {
      releaseAll();
      heldChanged();
      clock.after(HELD_CHECK_MS, recheck);
    }
  };
  const recheck = (): void => {
    if (isClosed) return;
    if (hand.holds(clock.now())) clock.after(HELD_CHECK_MS, recheck);
    else heldChanged();
  };

  return {
    take: (event) => {
      const refusal = permitted() ?? obstacle(event);
      if (refusal !== null) return refusal;
      if (isClosed || injector === null) return 'not-ready';
      try {
        return inject(injector, event) === 'impossible' ? 'impossible' : null;
      } catch (cause) {
        if (!(cause instanceof InjectionError)) throw cause;
        drop(cause);
        return 'not-ready';
      }
    },
    look: () => {
      if (injector === null) return;
      Promise.resolve()
        .then(() => injector?.pointerPosition())
        .then((point) => point && !isClosed && seen(point.x, point.y))
        .catch(drop);
    },
    heldByEmployee: () => hand.holds(clock.now()),
    holdsKeys: () => keysDown.size > 0,
    releaseAll,
    close: () => {
      isClosed = true;
      releaseAll();
      const last = injector;
      injector = null;
      try {
        last?.close();
      } catch (cause) {
        ports.log.error('input-not-closed', cause, { reference });
      }
    },
  };
}

const RELEASES: ReadonlySet<InputEvent['type']> = new Set<InputEvent['type']>([
  'all-released',
  'button-released',
  'key-released',
]);
/** An injector that breaks this often has no display to drive. */
const MOST_BREAKS = 3;
/** How often the end of the employee's two seconds is looked for. */
const HELD_CHECK_MS = 100;
