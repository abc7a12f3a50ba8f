import { resolve } from 'node:path';
import { languageOf, openWords } from '../demo/words.mjs';
import { readArguments } from './arguments.ts';
import { sayFault, saySeen, sayVerdict } from './say.ts';
import { checkpointsIn, verifyFile } from './verify.ts';

/** Exit status: 0 the file holds, 1 it does not, 2 it could not be judged. */
const language = languageOf(process.env);
const say = openWords(language);
const given = readArguments(process.argv.slice(2));

if (given === null) {
  console.error(say('verify.usage'));
  process.exitCode = 2;
} else process.exitCode = await run(given);

async function run({ file, key, serverKey, journals }: NonNullable<typeof given>): Promise<number> {
  // npm runs scripts in the project's folder; the file was named from where the person stood.
  const from = process.env.INIT_CWD ?? process.cwd();
  try {
    const seen = await Promise.all(journals.map((path) => checkpointsIn(resolve(from, path))));
    const checkpoints = seen.flatMap((one) => one.checkpoints);
    const verdict = await verifyFile(resolve(from, file), { pinnedKey: key, brokerKey: serverKey, checkpoints });
    if (verdict.ok) {
      console.log([sayVerdict(verdict.value, say, language), ...saySeen(seen, verdict.value, say)].join('\n'));
      return verdict.value.excerpt?.holds === false ? 1 : 0;
    }
    console.error(sayFault(verdict.failure, say, language));
    return 1;
  } catch (error) {
    console.error(say('verify.unreadable', { why: error instanceof Error ? error.message : String(error) }));
    return 2;
  }
}
