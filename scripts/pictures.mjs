import { script } from './prepare.mjs';
import { buildIfChanged, file } from './steps.mjs';

await script(['browser'], async (prepared) => {
  const built = await buildIfChanged(prepared);
  return built === 0 ? file('tests/pictures/main.ts')(prepared) : built;
});
