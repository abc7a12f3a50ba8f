import { resolve } from 'node:path';
import { say as progress } from '../prepare/say.mjs';
import { openLifetime } from '../stage/lifetime.ts';
import { readStageSettings } from '../stage/settings.ts';
import { readArguments } from './arguments.mjs';
import type { Demo } from './demo.ts';
import { endAsked } from './end-asked.ts';
import { giveLive } from './give-live.ts';
import { openLogs } from './logs.ts';
import { playAlone } from './play-alone.ts';
import { languageOf, openWords } from './words.mjs';

const asked = readArguments(process.argv.slice(2));
if (asked.type !== 'run') throw new Error('run this through `npm run demo`');

const language = languageOf(process.env);
const lifetime = openLifetime();
const demo: Demo = {
  lifetime,
  root: resolve(import.meta.dirname, '../..'),
  settings: readStageSettings(process.env),
  language,
  say: openWords(language),
  logs: openLogs(),
  endAsked: endAsked(),
  tell: (line) => void process.stdout.write(`${line}\n`),
  progress,
};

let status = 1;
try {
  status = asked.auto ? await playAlone(demo, asked) : await giveLive(demo);
} finally {
  await lifetime.end();
}
// What was cut short may still be waiting for something that can't come any more.
process.exit(status);
