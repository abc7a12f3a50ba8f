import { script } from './prepare.mjs';
import { file } from './steps.mjs';

await script([], file('server/index.ts', process.argv.slice(2)));
