import { script } from './prepare.mjs';
import { file } from './steps.mjs';

await script([], file('scripts/audit/main.ts', process.argv.slice(2)));
