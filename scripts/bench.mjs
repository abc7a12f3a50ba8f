import { script } from './prepare.mjs';
import { build, file } from './steps.mjs';

await script(['electron', 'display', 'browser', 'turn'], async (prepared) => {
  const built = await build(prepared);
  return built === 0 ? file('bench/main.ts', process.argv.slice(2))(prepared) : built;
});
