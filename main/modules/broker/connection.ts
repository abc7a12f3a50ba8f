import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import { sign } from '../../../app/kernel/signing.ts';
import type { Person } from '../../../app/level/person.ts';
import type { ShellState } from '../../../app/wire/bridge.ts';
import type { BrokerEvent } from '../../../app/wire/broker-events.ts';
import type { AttachClaim } from '../../../app/wire/requests/workstations.ts';
import type { SignInFailure } from '../../../app/wire/sign-in.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import type { Ask, BrokerLink } from './broker-link.ts';
import { openLink } from './broker-link.ts';
import { isSecure, signOut } from './sign-in.ts';

/** Who is signed in on this computer, and how the broker is reached for them. */
export interface Connection {
  /** `away` until the broker knows this computer: a ticket that is opened earlier would be bound to none. */
  readonly ask: Ask;
  person(): Person | null;
  status(): ShellState['link'];
  /** Milliseconds by which the broker's clock is ahead of this computer's; zero while unknown. */
  ahead(): number;
  /** As the broker knows this computer; null until it has been attached. */
  workstationId(): Id | null;
  /** An administrator took this computer out of service: help can be asked for, the screen is never shown. */
  revoked(): boolean;
  /** The last sign-in was ended by the broker's word, and nobody has signed in since. */
  ended(): boolean;
  /** Goes on with the account of the last time. */
  resume(): void;
  /** Goes on with the account of a sign-in that has just been opened. */
  open(brokerUrl: string, token: string): Promise<Result<null, SignInFailure>>;
  signOut(): Promise<void>;
  close(): void;
}

export interface ConnectionListener {
  event(event: BrokerEvent): void;
  /** The broker is there and knows this computer. */
  attached(person: Person): void;
  /** `byHand`: somebody here wanted it; otherwise the broker no longer knows the sign-in. */
  signedOut(byHand: boolean): void;
  changed(): void;
}

export interface ConnectionParts {
  readonly settings: Settings;
  readonly key: KeyPair;
  /** What people call this computer. */
  readonly workstationName: string;
  readonly clock: Clock;
  readonly listener: ConnectionListener;
  readonly log: Log;
}

type Welcomed = (result: Result<null, SignInFailure>) => void;

export function connectAccount(parts: ConnectionParts): Connection {
  const { settings, key, workstationName, clock, listener, log } = parts;
  let link: BrokerLink | null = null;
  let status: ShellState['link'] = 'away';
  let ahead = 0;
  let workstationId: Id | null = null;
  /** The nonce of this very connection; null while there is none. */
  let greeting: string | null = null;
  let isReady = false;
  let revoked = false;
  let ended = false;
  let welcomed: Welcomed | null = null;

  const setStatus = (next: ShellState['link']): void => {
    if (status === next) return;
    status = next;
    listener.changed();
  };
  const setRevoked = (next: boolean): void => {
    if (revoked === next) return;
    revoked = next;
    listener.changed();
  };
  const lose = (): void => {
    greeting = null;
    workstationId = null;
    isReady = false;
  };
  const disconnect = (): void => {
    link?.close();
    link = null;
    lose();
  };
  const forget = (isEnded: boolean): void => {
    // First what ends with the account, while it still has one and a line to report its end on.
    listener.signedOut(!isEnded);
    disconnect();
    settings.setAccount(null);
    status = 'away';
    revoked = false;
    ended = isEnded;
    log.info('signed-out', { ended });
    listener.changed();
  };
  const attach = async (on: BrokerLink, nonce: string, person: Person): Promise<void> => {
    const claim: AttachClaim = { nonce, publicKey: key.publicKey, name: workstationName };
    const answer = await on.request('workstation.attach', {
      claim,
      signature: sign('accord-attach-v1', claim, key.secret),
    });
    if (link !== on || greeting !== nonce) return;
    if (!answer.ok) log.warn('workstation-not-attached', { why: answer.failure.type });
    if (!answer.ok && LATER.has(answer.failure.type)) {
      clock.after(ATTACH_AGAIN_MS, () => {
        if (link === on && greeting === nonce) startAttaching(on, nonce, person);
      });
      return;
    }
    // Refused for good, this computer can't be shared, but whoever sits at it can still ask for help.
    workstationId = answer.ok ? answer.value.id : null;
    setRevoked(!answer.ok && answer.failure.type === 'workstation-revoked');
    isReady = true;
    setStatus('online');
    listener.attached(person);
  };
  const startAttaching = (on: BrokerLink, nonce: string, person: Person): void => {
    attach(on, nonce, person).catch((cause: unknown) => log.error('attach-failed', cause));
  };
  const onWelcome = (on: BrokerLink, token: string, event: Extract<BrokerEvent, { type: 'welcome' }>): void => {
    ahead = event.serverTime - clock.now();
    ended = false;
    settings.setAccount({ person: event.person, token });
    log.info('signed-in', { role: event.person.role });
    welcomed?.(ok(null));
    welcomed = null;
    listener.changed();
    if (event.person.role === 'employee') {
      greeting = event.nonce;
      startAttaching(on, event.nonce, event.person);
      return;
    }
    // The consoles of technicians and administrators talk to the broker themselves.
    disconnect();
    setStatus('online');
  };
  /** This computer was refused for good, and no longer is. */
  const proveAgain = (on: BrokerLink): void => {
    const person = settings.account()?.person;
    if (link === on && greeting !== null && workstationId === null && person !== undefined)
      startAttaching(on, greeting, person);
  };
  const connect = (token: string): void => {
    disconnect();
    setStatus('connecting');
    const opened = openLink({
      brokerUrl: settings.brokerUrl(),
      token,
      log,
      listener: {
        event: (event) => {
          if (event.type === 'welcome') onWelcome(opened, token, event);
          else if (event.type === 'signed-out') forget(true);
          else if (event.type === 'workstation-restored') proveAgain(opened);
          else listener.event(event);
        },
        lost: () => {
          lose();
          setStatus('away');
        },
        rejected: () => {
          const isNew = welcomed !== null;
          welcomed?.(fail({ type: 'unexpected' }));
          welcomed = null;
          forget(!isNew);
        },
      },
    });
    link = opened;
  };

  return {
    ask: (type, input) =>
      link !== null && isReady ? link.request(type, input) : Promise.resolve({ ok: false, failure: { type: 'away' } }),
    person: () => settings.account()?.person ?? null,
    status: () => status,
    ahead: () => ahead,
    workstationId: () => workstationId,
    revoked: () => revoked,
    ended: () => ended,
    resume: () => {
      const account = settings.account();
      if (account !== null && isSecure(settings.brokerUrl())) connect(account.token);
    },
    open: (brokerUrl, token) => {
      settings.setBrokerUrl(new URL(brokerUrl).origin);
      return new Promise((resolve) => {
        const late = clock.after(WELCOME_MS, () => resolve(fail({ type: 'broker-unreachable' })));
        welcomed = (result) => {
          late();
          resolve(result);
        };
        connect(token);
      });
    },
    signOut: async () => {
      const account = settings.account();
      forget(false);
      if (account !== null && !(await signOut(settings.brokerUrl(), account.token))) log.warn('sign-out-not-told');
    },
    close: disconnect,
  };
}

/** The broker may attach this computer another time; anything else it will refuse for ever. */
const LATER: ReadonlySet<string> = new Set(['away', 'busy', 'broken', 'too-many', 'not-attached']);
const WELCOME_MS = 10_000;
const ATTACH_AGAIN_MS = 3000;
