import { script } from './prepare.mjs';
import { build } from './steps.mjs';

await script([], build);
