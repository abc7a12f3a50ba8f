import { userInfo } from 'node:os';
import type { FleetConfiguration } from '../../../app/directory/enrolment.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import type { Connection } from '../broker/connection.ts';
import { tellBroker } from '../broker/sign-in.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { comeIn } from './come-in.ts';

interface SilentEnrolment {
  readonly configuration: FleetConfiguration | null;
  readonly key: KeyPair;
  readonly connection: Pick<Connection, 'person' | 'open'>;
  readonly workstationName: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** With a fleet's token and nobody signed in, whoever sits here is brought in without a word; a broker that is away is waited for. */
export function enrolSilently(parts: SilentEnrolment): void {
  const { configuration, key, connection, workstationName, clock, log } = parts;
  const enrolmentToken = configuration?.enrolmentToken;
  if (configuration === null || enrolmentToken === undefined) return;
  const attempt = async (): Promise<void> => {
    if (connection.person() !== null) return;
    const osUser = userInfo().username;
    const came = await comeIn({
      configuration: { ...configuration, enrolmentToken },
      key,
      tell: tellBroker,
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
  start();
}

/** What may be otherwise another time. */
const LATER: ReadonlySet<string> = new Set(['broker-unreachable', 'too-many']);
const AGAIN_MS = 20_000;
