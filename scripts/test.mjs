import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './prepare/say.mjs';
import { script } from './prepare.mjs';
import { build, checks, pack, tests } from './steps.mjs';
import { lastLine, sum, tallyOf, tallyOfStep } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/** @type {Tally[]} */
const tallies = [];

await script(['electron', 'display', 'browser', 'turn', 'video'], async (prepared) => {
  const folder = join(prepared.root, 'out/test-results');
  const journeyLog = join(folder, 'journeys.log');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  /** @param {string} name @param {(prepared: import('./prepare.mjs').Prepared) => Promise<number>} step */
  const take = async (name, step) => {
    say(`${name}…`);
    tallies.push(tallyOfStep((await step(prepared)) === 0));
  };
  /** @param {'unit' | 'contract' | 'journeys'} project */
  const takeTests = async (project) => {
    say(`${project} tests…`);
    const report = join(folder, `${project}.json`);
    const env = { ...prepared.env, ACCORD_JOURNEY_LOG: journeyLog };
    const succeeded = (await tests(project, report)({ ...prepared, env })) === 0;
    const tally = existsSync(report) ? tallyOf(JSON.parse(readFileSync(report, 'utf8'))) : tallyOfStep(false);
    tallies.push(succeeded || tally.failed > 0 ? tally : sum([tally, tallyOfStep(false)]));
  };

  await take('build', build);
  await take('package', pack);
  for (const [name, step] of Object.entries(checks)) await take(name, step);
  await takeTests('unit');
  await takeTests('contract');
  await takeTests('journeys');
  if (!existsSync(journeyLog) || readFileSync(journeyLog, 'utf8').trim() === '') {
    say('no journey ran in the real Electron');
    tallies.push(tallyOfStep(false));
  }
  return sum(tallies).failed === 0 ? 0 : 1;
});

if (tallies.length === 0) tallies.push(tallyOfStep(false));
process.stdout.write(`${lastLine(sum(tallies))}\n`);
