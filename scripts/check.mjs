import { say } from './prepare/say.mjs';
import { script } from './prepare.mjs';
import { checks, tests } from './steps.mjs';

await script([], async (prepared) => {
  const failed = [];
  for (const [name, step] of Object.entries({ ...checks, 'unit tests': tests('unit') })) {
    say(`${name}…`);
    if ((await step(prepared)) !== 0) failed.push(name);
  }
  say(failed.length === 0 ? 'all checks hold' : `failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
