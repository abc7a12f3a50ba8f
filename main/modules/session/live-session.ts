import type { FurtherRequest } from '../../../app/consent/further.ts';
import type { Gate } from '../../../app/consent/gate.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { SignedCredential, TechnicianCredential } from '../../../app/policy/credential.ts';
import type { EndReason } from '../../../app/session/phase.ts';
import type { SessionEnd } from '../../../app/wire/bridge.ts';
import type { IceServer } from '../../../app/wire/requests/sessions.ts';
import type { Signal } from '../../../app/wire/signal.ts';
import type { Clock } from '../clock.ts';
import type { KeptBanner } from './banner-keeper.ts';
import type { SessionPage, SessionPorts, SharedDisplay } from './ports.ts';

/** A session from the moment the gate is open to its end. */
export interface Live {
  /** The grant that stands. */
  readonly signed: SignedGrant;
  readonly isControlling: boolean;
  /** The display's name for the engine while the gate permits viewing; null otherwise. */
  frameSource(): string | null;
  signalled(signal: Signal): void;
  /** The console asks for more than was granted. */
  furtherAsked(request: FurtherRequest): void;
  /** The console has taken that back. */
  furtherWithdrawn(demandId: Id): void;
  /** What the rules no longer allow goes; without viewing nothing is left. */
  checkRules(): void;
  credentialRenewed(signed: SignedCredential): void;
  /** The broker says it is over, and what it had taken away: it knows already and is not told again. */
  endedByBroker(end: SessionEnd): void;
  /** Ends it here and now; harmless when it has ended. */
  end(reason: EndReason): void;
  /** The global shortcut was pressed: by the employee, unless all of its keys are the technician's injected ones. */
  stopByShortcut(): void;
  /** What has just been pressed on this computer was pressed by the technician's hand. */
  isPressedRemotely(): boolean;
  /** Nothing that it holds down stays down. */
  releaseInput(): void;
  /** The computer woke up, or was locked or unlocked. */
  look(): void;
  /** Language or theme have changed. */
  redraw(): void;
}

export interface LiveParts {
  readonly ports: SessionPorts;
  readonly clock: Clock;
  readonly gate: Extract<Gate, { type: 'open' }>;
  readonly signed: SignedGrant;
  readonly shared: SharedDisplay;
  readonly page: SessionPage;
  readonly banner: KeptBanner;
  /** Who the technician is, as the directory says. */
  readonly credential: TechnicianCredential;
  readonly iceServers: Promise<readonly IceServer[]>;
  /** Called when the technician takes or lets go of the mouse and keyboard. */
  readonly changed: () => void;
  readonly ended: (end: SessionEnd) => void;
}
