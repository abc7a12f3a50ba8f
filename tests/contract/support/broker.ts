import { setTimeout as wait } from 'node:timers/promises';
import type { Broker } from '../../../server/broker.ts';
import { startBroker } from '../../../server/broker.ts';
import type { Config } from '../../../server/config.ts';
import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { loadSentences } from '../../../server/sentences.ts';
import type { Settings } from '../../../server/settings.ts';
import { settingsFor } from '../../../server/settings.ts';

/** A broker inside the test's own process, with everything it logged. */
export interface TestBroker extends Broker {
  readonly databaseUrl: string;
  /** Every line so far, as text. */
  readonly log: readonly string[];
  logged(message: string): Promise<Record<string, unknown>>;
}

export interface BrokerOverrides {
  /** The rules stay as a new broker has them, where a second factor is wanted of technicians. */
  readonly starterRules?: true;
  readonly config?: Partial<Config>;
  readonly settings?: Partial<Settings>;
}

/** Real in all its parts; tests shorten its times and loosen its limits where that is what they are about. */
export async function aBroker(databaseUrl: string, overrides: BrokerOverrides = {}): Promise<TestBroker> {
  const log: string[] = [];
  const config: Config = { ...configFor(databaseUrl), ...overrides.config };
  const settings: Settings = {
    ...settingsFor(config),
    allowance: { burst: 10_000, perSecond: 10_000 },
    ...overrides.settings,
  };
  const broker = await startBroker(
    config,
    settings,
    loadSentences(),
    createLog('debug', { write: (line) => void log.push(line) }),
  );
  return { ...broker, databaseUrl, log, logged: (message) => findLine(log, message) };
}

function configFor(databaseUrl: string): Config {
  const secret = 'a-secret-for-tests-of-32-characters';
  const read = readConfig({ DATABASE_URL: databaseUrl, ACCORD_PORT: '0', ACCORD_AUTH_SECRET: secret });
  if (!read.ok) throw new Error(`the tests' own configuration is wrong: ${read.failure.variables.join()}`);
  return read.value;
}

/** Waits until the line is there: what is logged after an answer may come a moment later. */
export async function findLine(log: readonly string[], message: string): Promise<Record<string, unknown>> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = log.map((line): Record<string, unknown> => JSON.parse(line)).find(({ msg }) => msg === message);
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`"${message}" was never logged; what was: ${log.join('')}`);
    await wait(20);
  }
}
