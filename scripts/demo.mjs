import { script } from './prepare.mjs';
import { build, file } from './steps.mjs';

await script(['electron', 'display', 'turn', 'video'], async (prepared) => {
  const built = await build(prepared);
  return built === 0 ? file('scripts/demo/main.ts', process.argv.slice(2))(prepared) : built;
});
