import { script } from './prepare.mjs';
import { build, pack } from './steps.mjs';

await script(['electron'], async (prepared) => {
  const built = await build(prepared);
  return built === 0 ? pack(prepared) : built;
});
