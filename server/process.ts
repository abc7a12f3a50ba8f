import { once } from 'node:events';
import { startBroker } from './broker.ts';
import type { BadConfiguration, Config } from './config.ts';
import type { Log } from './log.ts';
import { createLog } from './log.ts';
import type { Sentences } from './sentences.ts';
import { languageOf } from './sentences.ts';
import { settingsFor } from './settings.ts';
import { DataFolderOutOfReach } from './store/embedded/embedded-database.ts';
import { DataFolderInUse } from './store/embedded/leftover.ts';

/** Runs a broker until a signal or a fault ends it; gives the exit code. */
export async function runUntilAsked(config: Config, sentences: Sentences): Promise<number> {
  const log = createLog(config.logLevel, process.stdout);
  const ended = Promise.race([...SIGNALS.map((signal) => once(process, signal).then(() => signal)), fault()]);
  try {
    const broker = await startBroker(config, settingsFor(config), sentences, log);
    const why = await Promise.race([ended, broker.broken]);
    if (why instanceof Error) log.fatal({ err: why }, 'broken');
    else log.info({ signal: why }, 'stopping');
    const late = setTimeout(() => abandon(log), PATIENCE_MS);
    await broker.stop();
    clearTimeout(late);
    log.info('stopped');
    return why instanceof Error ? 1 : 0;
  } catch (error) {
    log.fatal({ err: error }, 'not started');
    const sentence = sentenceFor(error);
    if (sentence !== undefined)
      say(sentences(spoken(), sentence, { folder: config.dataDir, port: String(config.port) }));
    return 1;
  }
}

/** Says every fault and what to write instead; gives the exit code of a bad configuration (EX_CONFIG). */
export function explainConfiguration({ variables }: BadConfiguration, sentences: Sentences): number {
  say(sentences(spoken(), 'badConfiguration'));
  for (const variable of variables) say(`  ${variable}: ${sentences(spoken(), `configuration.${variable}`)}`);
  return 78;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** How long an orderly end may take before the process ends anyway. */
const PATIENCE_MS = 25_000;

/** What nothing caught: the broker still ends in order, so that its database does not outlive it. */
function fault(): Promise<Error> {
  return new Promise((resolve) => {
    const caught = (cause: unknown): void => resolve(new Error('a fault that nothing caught', { cause }));
    process.on('uncaughtException', caught);
    process.on('unhandledRejection', caught);
  });
}

function abandon(log: Log): void {
  log.fatal('an orderly end took too long');
  process.exit(1);
}

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

const spoken = () => languageOf(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '');

/** The faults that whoever starts the broker can do something about. */
function sentenceFor(error: unknown): string | undefined {
  if (error instanceof DataFolderInUse) return 'dataFolderInUse';
  if (error instanceof DataFolderOutOfReach) return 'dataFolderOutOfReach';
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if (error.code === 'EADDRINUSE') return 'portInUse';
  return error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND' || error.code === '28P01'
    ? 'databaseUnreachable'
    : undefined;
}
