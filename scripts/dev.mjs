import { join } from 'node:path';
import { run } from './prepare/command.mjs';
import { script } from './prepare.mjs';

await script(['electron'], async ({ root, nodePath, env }) => {
  const stop = new AbortController();
  const options = { cwd: root, env, signal: stop.signal };
  const flags = (env.ACCORD_CHROMIUM_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const both = [
    run(nodePath, ['--watch', join(root, 'server/index.ts')], options),
    run(nodePath, [vite, 'dev', '--watch', '--', ...flags, ...process.argv.slice(2)], options),
  ];
  const first = await Promise.race(both);
  stop.abort();
  await Promise.all(both);
  return first;
});
