import { script } from './prepare.mjs';
import { build, file } from './steps.mjs';

/** `--scale` alone needs no window: a million tickets in a database of its own, for whoever has half an hour. */
const words = process.argv.slice(2);
const isScale = words.includes('--scale');

await script(isScale ? [] : ['electron', 'display', 'browser', 'turn'], async (prepared) => {
  if (isScale) return file('bench/scale.ts', words)(prepared);
  const built = await build(prepared);
  return built === 0 ? file('bench/main.ts', words)(prepared) : built;
});
