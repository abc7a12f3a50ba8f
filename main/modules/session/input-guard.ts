import type { Instant } from '../../../app/kernel/scalars.ts';
import type { InputEvent } from '../../../app/wire/peer.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { DisplayGeometry } from '../input/display-geometry.ts';
import type { Injected, Injector, Point } from '../input/injector.ts';
import { InjectionError } from '../input/injector.ts';
import { heldModifiers } from './held-modifiers.ts';
import { watchLocalHand } from './local-hand.ts';
import { pacePointer } from './pointer-pace.ts';
import type { SessionPorts } from './ports.ts';

/** Why an injected event did not happen, as the console and the ticket are told. */
export type InputRefusal =
  | 'no-grant'
  | 'expired'
  | 'ended'
  | 'not-granted'
  | 'withdrawn'
  | 'revoked'
  | 'no-frame-yet'
  | 'consent-open'
  | 'locked'
  | 'local-hand'
  | 'own-window'
  | 'too-fast'
  | 'not-ready'
  | 'impossible';

export interface InputGuard {
  /** Gets hold of the workstation's pointer and keys; before that nothing is injected. Harmless when it has. */
  begin(): void;
  /** Judges one act of the technician's hand and injects it; null when it was injected or had nothing to do. */
  take(event: InputEvent): InputRefusal | null;
  /** Looks where the pointer is; to be called a few times a second while the technician may drive. */
  look(): void;
  /** True while the employee's own hand keeps the technician's away. */
  heldByEmployee(): boolean;
  /** True while everything that makes up this shortcut is injected: it fires for the technician's hand. */
  holdsAll(keys: readonly string[]): boolean;
  /** True for a moment after a press was injected, unless the employee's own hand is there. */
  hasJustPressed(): boolean;
  /** Nothing stays down; the modifiers that the technician holds on to count again with their next key. */
  letUp(): void;
  releaseAll(): void;
  /** Releases everything and injects nothing more. */
  close(): void;
}

export interface GuardParts {
  readonly ports: Pick<SessionPorts, 'surroundings' | 'placePointer' | 'openInjector' | 'log'>;
  readonly clock: Clock;
  /** Where the shared display lies now. */
  readonly geometry: () => DisplayGeometry;
  readonly reference: string;
  /** The gate's own answer, asked for every event. */
  readonly permitted: () => InputRefusal | null;
  /** Called whenever `heldByEmployee` may have changed. */
  readonly heldChanged: () => void;
}

/** Everything between a console's message and the workstation's pointer and keys. */
export function guardInput({ ports, clock, geometry, reference, permitted, heldChanged }: GuardParts): InputGuard {
  const hand = watchLocalHand();
  const pace = pacePointer();
  const keysDown = new Map<string, string>();
  const modifiers = heldModifiers();
  let later: { readonly to: Point; readonly cancel: Cancel } | null = null;
  let put: Point | null = null;
  let pressedAt: Instant | null = null;
  let injector: Injector | null = null;
  let isClosed = false;
  let isBegun = false;

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

  const letUp = (): void => {
    keysDown.clear();
    try {
      injector?.releaseAll();
    } catch (cause) {
      drop(cause);
    }
  };
  const releaseAll = (): void => {
    modifiers.forget();
    letUp();
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
    return ports.surroundings.isOwnWindow(event.x, event.y, geometry());
  };

  const moveTo = (into: Injector, to: Point): InputRefusal | null => {
    const at = into.pointerPosition();
    if (!(at instanceof Promise)) seen(at, true);
    const now = clock.now();
    if (hand.holds(now)) return 'local-hand';
    later?.cancel();
    later = null;
    put = to;
    pace.moved(now);
    hand.injected(to, now);
    into.movePointer(to.x, to.y);
    return null;
  };
  const moveLater = (to: Point, ms: number): void => {
    later?.cancel();
    const cancel = clock.after(ms, () => {
      later = null;
      if (isClosed || injector === null || permitted() !== null || obstacle(MOVE) !== null) return;
      try {
        moveTo(injector, to);
      } catch (cause) {
        drop(cause);
      }
    });
    later = { to, cancel };
  };
  /** The latest move counts; one that comes too early waits a moment, and none but the first of a press is hurried. */
  const point = (into: Injector, event: Positioned): InputRefusal | null => {
    const now = clock.now();
    const to = ports.placePointer(event.x, event.y, geometry());
    const wait = pace.wait(now);
    if (wait === 0) return moveTo(into, to);
    if (event.type === 'pointer-moved') moveLater(to, wait);
    else if (to.x !== put?.x || to.y !== put.y) return pace.mayHurry(now) ? moveTo(into, to) : 'too-fast';
    return null;
  };
  const inject = (into: Injector, event: InputEvent): InputRefusal | null => {
    const isHeld = hand.holds(clock.now());
    if (!('x' in event) && later !== null && pace.mayHurry(clock.now())) moveTo(into, later.to);
    const refusal = 'x' in event && !isHeld ? point(into, event) : null;
    if (refusal !== null && !RELEASES.has(event.type)) return refusal;
    for (const missing of modifiers.missingFor(event, (code) => keysDown.has(code))) act(into, missing);
    return act(into, event) === 'impossible' ? 'impossible' : null;
  };
  const act = (into: Injector, event: InputEvent): Injected => {
    if (event.type === 'button-pressed' || event.type === 'key-pressed') pressedAt = clock.now();
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
        keysDown.set(event.code, event.key.toLowerCase());
        return into.pressKey({ code: event.code, key: event.key });
      case 'key-released':
        keysDown.delete(event.code);
        into.releaseKey(event.code);
        return 'done';
      case 'all-released':
        letUp();
        return 'done';
    }
  };

  const noticed = (wasHeld: boolean): void => {
    if (wasHeld) return;
    later?.cancel();
    later = null;
    letUp();
    heldChanged();
    clock.after(HELD_CHECK_MS, recheck);
  };
  const seen = (at: Point, isExact: boolean): void => {
    const wasHeld = hand.holds(clock.now());
    if (hand.seen(at, clock.now(), isExact)) noticed(wasHeld);
  };
  const look = (through: Injector): void => {
    const wasHeld = hand.holds(clock.now());
    if (through.touchedByHand()) {
      hand.touched(clock.now());
      noticed(wasHeld);
    }
    const at = through.pointerPosition();
    if (at instanceof Promise) at.then((point) => isClosed || seen(point, false)).catch(drop);
    else seen(at, true);
  };
  const recheck = (): void => {
    if (isClosed) return;
    if (hand.holds(clock.now())) clock.after(HELD_CHECK_MS, recheck);
    else heldChanged();
  };

  return {
    begin: () => {
      if (!isBegun) open();
      isBegun = true;
    },
    take: (event) => {
      modifiers.heard(event);
      const refusal = permitted() ?? obstacle(event);
      if (refusal !== null) return refusal;
      if (isClosed || injector === null) return 'not-ready';
      try {
        return inject(injector, event);
      } catch (cause) {
        if (!(cause instanceof InjectionError)) throw cause;
        drop(cause);
        return 'not-ready';
      }
    },
    look: () => {
      if (injector === null) return;
      try {
        look(injector);
      } catch (cause) {
        drop(cause);
      }
    },
    heldByEmployee: () => hand.holds(clock.now()),
    holdsAll: (keys) => keys.every((key) => [...keysDown.values()].includes(key.toLowerCase())),
    hasJustPressed: () => {
      const now = clock.now();
      return pressedAt !== null && now - pressedAt < JUST_MS && !hand.holds(now);
    },
    letUp,
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

type Positioned = Extract<InputEvent, { readonly x: number }>;
/** Stands for a move that has been waiting: only what it is matters, not where it goes. */
const MOVE: InputEvent = { type: 'pointer-moved', x: 0, y: 0 };
const RELEASES: ReadonlySet<InputEvent['type']> = new Set<InputEvent['type']>([
  'all-released',
  'button-released',
  'key-released',
]);
/** An injector that breaks this often has no display to drive. */
const MOST_BREAKS = 3;
/** How often the end of the employee's two seconds is looked for. */
const HELD_CHECK_MS = 100;
/** Within this of a press, in milliseconds, a menu that it chose from tells of the choice. */
const JUST_MS = 1000;
