import { say } from './prepare/say.mjs';
import { script } from './prepare.mjs';
import { build } from './steps.mjs';

await script([], async (prepared) => {
  const status = await build(prepared);
  if (status === 0) say('the application is bundled in out/main, out/preload and out/renderer');
  return status;
});
