import type { Capability } from '../../../app/consent/capability.ts';
import type { GrantedDisplay, SignedGrant } from '../../../app/consent/grant.ts';
import type { Result } from '../../../app/kernel/result.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import type {
  CredentialExpected,
  CredentialFault,
  SignedCredential,
  TechnicianCredential,
} from '../../../app/policy/credential.ts';
import type { Removal } from '../../../app/policy/removal.ts';
import type { Intersection, Wanted } from '../../../app/policy/rights.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { EndReason, RefusalReason } from '../../../app/session/phase.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type {
  Appearance,
  BannerView,
  ConsentAnswer,
  ConsentView,
  SessionPageEvent,
  SessionStart,
} from '../../../app/wire/bridge.ts';
import type { IceServer } from '../../../app/wire/requests/sessions.ts';
import type { Signal } from '../../../app/wire/signal.ts';
import type { Clock } from '../clock.ts';
import type { DisplayGeometry } from '../input/display-geometry.ts';
import type { Injector } from '../input/injector.ts';
import type { Log } from '../log.ts';
import type { Disowned } from './disowned.ts';

/** A display that can be shared: its name for people, its name for the engine's capture, and where it lies. */
export interface SharedDisplay {
  readonly display: GrantedDisplay;
  readonly sourceId: string;
  readonly geometry: DisplayGeometry;
}

/** Why there is no display to share. */
export type NoDisplays =
  | { readonly type: 'capture-unavailable' }
  /** Wayland lets no program see the screen without a question of the system's own. */
  | { readonly type: 'unsupported-display-server' };

/** The hidden window that holds this end of the connection. */
export interface SessionPage {
  /** From now on this listener, and no earlier one, hears the page. */
  listen(listener: SessionPageListener): void;
  start(start: SessionStart): void;
  signal(signal: Signal): void;
  send(text: string): void;
  hold(held: boolean): void;
  /** Ends the page's process, whatever it is doing; harmless when it is gone. */
  destroy(): void;
}

export interface SessionPageListener {
  reported(event: SessionPageEvent): void;
  received(text: string): void;
  /** The page crashed or its window is gone without having been destroyed by us. */
  gone(): void;
}

export interface ConsentWindow {
  /** Puts it on the screen, or changes what it shows; asked again whenever the page is given it. */
  show(view: () => ConsentView): void;
  close(): void;
}

export interface ConsentListener {
  /** The page has painted and the window is on the screen. */
  shown(): void;
  /** False when the answer doesn't count yet. */
  answered(answer: ConsentAnswer): boolean;
  /** Closed by the employee. */
  closed(): void;
  /** Could not be loaded, or crashed. */
  failed(): void;
}

export interface BannerWindow {
  /** Puts it on the screen, or changes what it shows; asked again whenever the page is given it. */
  show(view: () => BannerView): void;
  close(): void;
}

export interface BannerListener {
  /** It is on the screen. */
  visible(): void;
  setCapability(change: { readonly capability: Capability; readonly on: boolean }): void;
  stop(): void;
  /** It crashed, was destroyed by something else, or could not be loaded. */
  gone(): void;
}

/** What the frame round the shared screen tells: nothing, that it can be seen, that the technician's hand is on it. */
export type FrameMark = 'none' | 'seen' | 'driven';

export interface ScreenFrame {
  show(mark: FrameMark, displayId: string): void;
  close(): void;
}

/** Makes the windows of a session; those with a page live in a process of their own each. */
export interface Stage {
  /** `frameSource` is asked each time the page wants a picture; null means none. */
  openSession(frameSource: () => string | null): SessionPage;
  /** Both are loaded but not on the screen until they are shown. */
  openConsent(listener: ConsentListener): ConsentWindow;
  openBanner(listener: BannerListener): BannerWindow;
  /** Shows nothing until it is told to. */
  openFrame(): ScreenFrame;
}

/** What lies around an injected event on the screen. */
export interface Surroundings {
  /** Whether a point of the display, in shares of its width and height, is over a window of Accord. */
  isOwnWindow(x: number, y: number, geometry: DisplayGeometry): boolean;
  ownWindowHasFocus(): boolean;
  consentIsOpen(): boolean;
}

/** What happens to a session goes to the broker through here, at once or when it is back. */
export interface Reports {
  add(sessionId: Id, reference: string, event: SessionEvent): void;
}

/** The employee's own copies of what they granted, and how it ended. */
export interface Receipts {
  /** `former`: the grants of this session that this one took the place of, oldest first. */
  keep(signed: SignedGrant, former: readonly SignedGrant[]): void;
  close(
    signed: SignedGrant,
    former: readonly SignedGrant[],
    outcome: { readonly reason: EndReason; readonly at: number },
  ): void;
}

/** What this computer knows for itself about who may do what, from papers that the broker signed. */
export interface Rules {
  /** The directory's word on who asks, when it is true to this very session, ticket and console. */
  verify(
    signed: SignedCredential,
    expected: Omit<CredentialExpected, 'pinnedKey'>,
  ): Result<TechnicianCredential, CredentialFault>;
  /** The directory's word was found timely: it is no earlier than then. */
  vouched(credential: TechnicianCredential): void;
  /** What the rules take out of what is asked; without valid rules nothing can be asked at all. */
  judge(
    credential: TechnicianCredential,
    asked: readonly Capability[],
    at: Instant,
  ): Result<{ readonly removed: Removal[]; readonly version: number }, { readonly type: 'no-policy' }>;
  /** What contract and rules leave of a live session's rights. */
  remaining(credential: TechnicianCredential, granted: Wanted, at: Instant): Intersection;
  /** Newer rules are there and still unread: until they are, nothing is shown or done that they may not allow any more. */
  isBehind(): boolean;
  /** When an administrator last let this technician ask again; null when never. */
  liftedAt(technicianId: Id): Instant | null;
}

/** Whom the employee has told no; kept on this computer. */
export interface RefusedTechnicians {
  isBlocked(technicianId: Id): boolean;
  refused(technicianId: Id, reason: RefusalReason, at: Instant): void;
  granted(technicianId: Id, at: Instant): void;
}

export interface Presence {
  readonly locked: boolean;
  /** Milliseconds since the last key or pointer movement. */
  readonly idleMs: number;
}

export interface SessionPorts {
  readonly key: KeyPair;
  /** A clock that nobody can change for the length of one session. */
  readonly clock: (askedAt: Instant) => Clock;
  readonly newId: () => Id;
  /** 16 random bytes in hexadecimal. */
  readonly newNonce: () => string;
  readonly stage: Stage;
  readonly displays: () => Promise<Result<readonly SharedDisplay[], NoDisplays>>;
  /** Where a display lies now, by its id; null when it is gone. */
  readonly geometryNow: (displayId: string) => DisplayGeometry | null;
  readonly openInjector: () => Promise<Injector | null>;
  readonly placePointer: (
    x: number,
    y: number,
    geometry: DisplayGeometry,
  ) => { readonly x: number; readonly y: number };
  readonly surroundings: Surroundings;
  readonly presence: () => Presence;
  readonly reports: Reports;
  readonly receipts: Receipts;
  readonly rules: Rules;
  readonly refusedTechnicians: RefusedTechnicians;
  readonly disowned: Pick<Disowned, 'said'>;
  readonly iceServers: (sessionId: Id) => Promise<readonly IceServer[]>;
  readonly sendSignal: (sessionId: Id, signal: Signal) => void;
  /** The ticket as this account's own list holds it, fetched when it is not known yet; null when it is not theirs. */
  readonly ownTicket: (ticketId: Id) => Promise<Ticket | null>;
  readonly workstationId: () => Id | null;
  readonly appearance: () => Appearance;
  readonly stopShortcut: () => string | null;
  readonly log: Log;
}
