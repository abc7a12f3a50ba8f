import type { Broker } from './broker.ts';
import { startBroker } from './broker.ts';
import type { BadConfiguration, Config } from './config.ts';
import type { Log } from './log.ts';
import { createLog } from './log.ts';
import type { Sentences } from './sentences.ts';
import { languageOfTerminal } from './sentences.ts';
import { settingsFor } from './settings.ts';
import { sentenceForStart } from './start-faults.ts';
import { DataFolderOutOfReach } from './store/embedded/embedded-database.ts';

/** Runs a broker until a signal or a fault ends it; gives the exit code. */
export async function runUntilAsked(config: Config, sentences: Sentences): Promise<number> {
  const log = createLog(config.logLevel, process.stdout);
  const asked = Promise.race([signal(), fault()]);
  try {
    const broker = await startBroker(config, settingsFor(config), sentences, log);
    return await end(broker, await Promise.race([asked, broker.broken]), log);
  } catch (error) {
    log.fatal({ err: error }, 'not started');
    const sentence = sentenceForStart(error);
    const obstacle = error instanceof DataFolderOutOfReach ? error.obstacle : config.dataDir;
    const values = { folder: config.dataDir, obstacle, port: String(config.port) };
    if (sentence !== undefined) say(sentences(spoken(), sentence, values));
    return 1;
  }
}

/** Says every fault and what to write instead; gives the exit code of a bad configuration (EX_CONFIG). */
export function explainConfiguration({ variables }: BadConfiguration, sentences: Sentences): number {
  say(sentences(spoken(), 'badConfiguration'));
  for (const variable of variables) say(`  ${variable}: ${sentences(spoken(), `configuration.${variable}`)}`);
  return 78;
}

/** How long an orderly end may take before the process ends anyway. */
const PATIENCE_MS = 25_000;

async function end(broker: Broker, why: string | Error, log: Log): Promise<number> {
  if (why instanceof Error) log.fatal({ err: why }, 'broken');
  else log.info({ signal: why }, 'stopping');
  const late = setTimeout(() => abandon(log), PATIENCE_MS);
  try {
    await broker.stop();
    log.info('stopped');
    return why instanceof Error ? 1 : 0;
  } catch (error) {
    log.fatal({ err: error }, 'not stopped in order');
    return 1;
  } finally {
    clearTimeout(late);
  }
}

function abandon(log: Log): void {
  log.fatal('an orderly end took too long');
  process.exit(1);
}

/** The first one counts; impatient repeats change nothing, since an end cut short would leave the database behind. */
function signal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => resolve(name));
  });
}

/** What nothing caught: the broker still ends in order, so that its database does not outlive it. */
function fault(): Promise<Error> {
  return new Promise((resolve) => {
    const caught = (cause: unknown): void => resolve(new Error('a fault that nothing caught', { cause }));
    process.on('uncaughtException', caught);
    process.on('unhandledRejection', caught);
  });
}

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

const spoken = () => languageOfTerminal(process.env);
