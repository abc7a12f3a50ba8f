import { userInfo } from 'node:os';
import type { FleetConfiguration } from '../../../app/directory/enrolment.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import type { Connection } from '../broker/connection.ts';
import { tellBroker } from '../broker/sign-in.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { comeIn } from './come-in.ts';

/** How a fleet's computer stays signed in. */
export interface SilentEnrolment {
  /** Comes in by itself, now or as soon as the broker is there. */
  start(): void;
  /** The broker ended the sign-in: the key opens another, unless the computer or its owner may not come in any more. */
  again(): void;
}

interface SilentEnrolmentParts {
  readonly configuration: FleetConfiguration | null;
  readonly key: KeyPair;
  readonly connection: Pick<Connection, 'person' | 'open'>;
  readonly workstationName: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly tell?: typeof tellBroker;
}

/** With a fleet's token and nobody signed in, whoever sits here is brought in without a word; a broker that is away is waited for. */
export function enrolSilently(parts: SilentEnrolmentParts): SilentEnrolment {
  const { configuration, key, connection, workstationName, clock, log, tell = tellBroker } = parts;
  const enrolmentToken = configuration?.enrolmentToken;
  if (configuration === null || enrolmentToken === undefined) return { start: () => undefined, again: () => undefined };
  const attempt = async (): Promise<void> => {
    if (connection.person() !== null) return;
    const osUser = userInfo().username;
    const came = await comeIn({
      configuration: { ...configuration, enrolmentToken },
      key,
      tell,
      workstationName,
      osUser,
    });
    if (!came.ok) {
      log.warn('not-enrolled', { why: came.failure.type });
      if (LATER.has(came.failure.type)) clock.after(AGAIN_MS * (0.5 + Math.random()), start);
      return;
    }
    log.info('enrolled', { signedIn: came.value !== null });
    if (came.value !== null && connection.person() === null) await connection.open(configuration.brokerUrl, came.value);
  };
  const start = (): void => {
    attempt().catch((cause: unknown) => log.error('enrolment-broken', cause));
  };
  return { start, again: () => void clock.after(SOON_MS * (0.5 + Math.random()), start) };
}

/** What may be otherwise another time. */
const LATER: ReadonlySet<string> = new Set(['broker-unreachable', 'too-many', 'busy']);
const AGAIN_MS = 20_000;
/** So that a whole fleet whose sign-ins were ended does not come at once. */
const SOON_MS = 5_000;
