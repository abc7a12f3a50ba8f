import { script } from './prepare.mjs';
import { build, tool } from './steps.mjs';

await script(['electron'], async (prepared) => {
  const { electron } = prepared;
  if (electron === undefined) return 1;
  const built = await build(prepared);
  if (built !== 0) return built;
  const source = [`--config.electronDist=${electron.dist}`, `--config.electronVersion=${electron.version}`];
  const args = ['--dir', '--publish', 'never', ...source, ...process.argv.slice(2)];
  return tool('electron-builder/cli.js', args)(prepared);
});
