import { join, resolve } from 'node:path';
import { accountsOf } from '../demo/accounts.ts';
import type { DemoFolder } from '../demo/demo-folder.ts';
import { DemoRunning, enterDemoFolder } from '../demo/demo-folder.ts';
import { openWords } from '../demo/words.mjs';
import { run } from '../prepare/command.mjs';
import { say } from '../prepare/say.mjs';
import { startBroker } from '../stage/broker.ts';
import { wholeCast } from '../stage/cast.ts';
import { openLifetime } from '../stage/lifetime.ts';
import { enrol } from '../stage/people.ts';
import { readStageSettings } from '../stage/settings.ts';

const root = resolve(import.meta.dirname, '../..');
const settings = readStageSettings(process.env);
let folder: DemoFolder | null = null;
try {
  folder = await enterDemoFolder(root, wholeCast);
  process.exitCode = await develop(folder);
} catch (fault) {
  if (!(fault instanceof DemoRunning)) throw fault;
  say(`process ${fault.pid} works on the demo's data already; stop it first with Ctrl+C`);
  process.exitCode = 1;
} finally {
  folder?.leave();
}

/** The broker and the client, each again or anew as its files are saved, on the demo's data and people. */
async function develop(folder: DemoFolder): Promise<number> {
  const port = await folder.port(settings.ports ?? '4700-4799');
  if (!folder.isSettled) await settle(folder, port);
  const url = `http://127.0.0.1:${port}`;
  say(`the broker is ${url}; sign in as`);
  for (const { name, email, password, part } of accountsOf(openWords('en')))
    say(`  ${[name.padEnd(16), part.padEnd(15), email.padEnd(28), password].join(' ')}`);

  const stop = new AbortController();
  const common = { cwd: root, signal: stop.signal };
  const broker = {
    ACCORD_HOST: '127.0.0.1',
    ACCORD_PORT: String(port),
    ACCORD_PUBLIC_URL: url,
    ACCORD_DATA_DIR: folder.brokerData,
    DATABASE_URL: undefined,
  };
  const client = [...settings.chromiumFlags, `--user-data-dir=${join(folder.path, 'profiles', 'dev')}`];
  const both = [
    run(process.execPath, ['--watch', join(root, 'server/index.ts')], {
      ...common,
      env: { ...process.env, ...broker },
    }),
    run(
      process.execPath,
      [
        join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
        ...['dev', '--watch', '--', ...client, ...process.argv.slice(2)],
      ],
      { ...common, env: { ...process.env, ACCORD_BROKER_URL: url } },
    ),
  ];
  const first = await Promise.race(both);
  stop.abort();
  await Promise.all(both);
  return first;
}

/** Makes the database and enrols the people, as the demo does at its first start. */
async function settle(folder: DemoFolder, port: number): Promise<void> {
  say('making the database and enrolling the people of the demo…');
  const lifetime = openLifetime();
  try {
    const broker = await startBroker(lifetime, root, { dataFolder: folder.brokerData, ports: `${port}-${port}` });
    await enrol(lifetime, broker, wholeCast);
    await broker.stop();
    folder.settled();
  } finally {
    await lifetime.end();
  }
}
