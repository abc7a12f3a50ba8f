import { script } from './prepare.mjs';
import { buildIfChanged, file } from './steps.mjs';

await script(['browser', 'electron', 'display'], async (prepared) => {
  const built = await buildIfChanged(prepared);
  if (built !== 0) return built;
  const taken = await file('tests/pictures/main.ts')(prepared);
  return taken === 0 ? file('tests/pictures/desk.ts')(prepared) : taken;
});
