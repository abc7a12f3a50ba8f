import type { Id, Instant } from '../app/kernel/scalars.ts';
import type { KeyPair } from '../app/kernel/signing.ts';
import type { Person } from '../app/level/person.ts';
import type { BrokerEvent } from '../app/wire/broker-events.ts';
import type { Workstation } from '../app/wire/requests/workstations.ts';
import type { AttemptLimit } from './accounts/attempt-limit.ts';
import type { Auth } from './accounts/auth.ts';
import type { Log } from './log.ts';
import type { Rulebook } from './policy/rulebook.ts';
import type { Room } from './realtime/rooms.ts';
import type { Snapshots } from './rights/snapshots.ts';
import type { Login } from './store/logins.ts';
import type { Store } from './store/open-store.ts';

/** What every case may use; made once, where the broker is put together. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly presence: Presence;
  readonly publish: Publish;
  readonly deadlines: Deadlines;
  /** The broker's own: for checkpoints, policy snapshots and technicians' credentials. */
  readonly signingKey: KeyPair;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly auth: Auth;
  readonly limit: AttemptLimit;
  readonly ice: IcePolicy;
  readonly timing: Timing;
  readonly rulebook: Rulebook;
  readonly snapshots: Snapshots;
}

export interface Clock {
  now(): Instant;
}

/** From the system's cryptographic source. */
export interface Random {
  id(): Id;
  /** Lower-case hexadecimal of that many bytes. */
  hex(bytes: number): string;
}

/** Which workstations and which technicians' consoles are connected, on this broker or another. */
export interface Presence {
  attach(workstationId: Id, connectionId: string): Promise<void>;
  /** False when another connection of the workstation has taken over since. */
  detach(workstationId: Id, connectionId: string): Promise<boolean>;
  /** A technician's console shows a ticket, or none; gives the one it showed before. */
  look(connectionId: string, personId: Id, ticketId: Id | null): Promise<Looked>;
  /** The console is gone; undefined when it never said that it was there. */
  leave(connectionId: string): Promise<{ readonly ticketId: Id | null } | undefined>;
}

/** Where a console was before; `arrived` when it was nowhere. */
export interface Looked {
  readonly arrived: boolean;
  readonly before: Id | null;
}

/** Sends an event to everyone in the rooms, whatever broker they are connected to; never waits. */
export type Publish = (rooms: readonly Room[], event: BrokerEvent) => void;

/** Moments at which a session that has not moved on is over; kept in the database, met by whichever broker lives then. */
export interface Deadlines {
  plan(db: Store, sessionId: Id, deadline: DeadlineKind, at: Instant): Promise<void>;
}

/**
 * `delivery`: the workstation has the request; `answer`: the employee has answered; `further`: they have answered what
 * was asked on top; `expiry`: the grant has run out.
 */
export type DeadlineKind = 'delivery' | 'answer' | 'further' | 'expiry';

export interface IcePolicy {
  readonly stunUrls: readonly string[];
  readonly turn: { readonly urls: readonly string[]; readonly secret: string } | null;
}

/** Durations in milliseconds. */
export interface Timing {
  /** How long the employee has to answer. */
  readonly answer: number;
  /** How long the workstation has to say that it got the request. */
  readonly delivery: number;
  /** What the workstation's own word gets beyond a deadline before the broker speaks in its stead. */
  readonly margin: number;
  /** How often sign-ins that are connected are kept from running out. */
  readonly prolong: number;
  /** What workstations get to come back and report after this broker was away. */
  readonly afterReturn: number;
}

/** One client's connection; a workstation is attached to it once it has proven its key. */
export interface Connection {
  readonly id: string;
  readonly loginId: Id;
  /** What `workstation.attach` must sign on this connection. */
  readonly nonce: string;
  /** Whoever speaks is a page in a browser, or a window: programs send no origin. */
  readonly isPage: boolean;
  readonly workstation: Workstation | null;
  /** False once it is gone; what was begun for it may still be under way. */
  readonly open: boolean;
  attach(workstation: Workstation): void;
  join(room: Room): void;
}

/** Who sends a request, with the rights of this moment. */
export interface Caller {
  readonly person: Person;
  readonly login: Login;
  readonly connection: Connection;
}
