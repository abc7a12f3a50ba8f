import { readArguments } from './demo/arguments.mjs';
import { languageOf, openWords } from './demo/words.mjs';
import { script } from './prepare.mjs';
import { buildIfChanged, file } from './steps.mjs';

const args = process.argv.slice(2);
const asked = readArguments(args);
const say = openWords(languageOf(process.env));

if (asked.type === 'help') process.stdout.write(`${say('demo.usage')}\n`);
else if (asked.type === 'unknown') {
  process.stderr.write(`${say('demo.unknown', { argument: asked.argument })}\n\n${say('demo.usage')}\n`);
  process.exitCode = 2;
} else {
  await script(
    ['electron', 'display'],
    async (prepared) => {
      const built = await buildIfChanged(prepared);
      return built === 0 ? file('scripts/demo/main.ts', args)(prepared) : built;
    },
    asked.auto ? ['video'] : [],
  );
}
