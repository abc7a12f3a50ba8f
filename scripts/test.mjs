import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './prepare/say.mjs';
import { script } from './prepare.mjs';
import { build, checks, pack, tests } from './steps.mjs';
import { lastLines, sum, tallyOf, tallyOfStep } from './tally.mjs';

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
    tallies.push(tallyOfStep(name, (await step(prepared)) === 0));
  };
  /** @param {'unit' | 'contract' | 'journeys'} project */
  const takeTests = async (project) => {
    say(`${project} tests…`);
    const report = join(folder, `${project}.json`);
    const env = { ...prepared.env, ACCORD_JOURNEY_LOG: journeyLog };
    const succeeded = (await tests(project, report)({ ...prepared, env })) === 0;
    const said = existsSync(report) ? [tallyOf(JSON.parse(readFileSync(report, 'utf8')))] : [];
    const tally = sum(said);
    tallies.push(tally);
    if (said.length === 0) tallies.push(tallyOfStep(`the ${project} tests left no report`, false));
    else if (!succeeded && tally.failed === 0)
      tallies.push(tallyOfStep(`the ${project} tests ended badly, though none of them failed`, false));
  };

  await take('build', build);
  await take('package', pack);
  for (const [name, step] of Object.entries(checks)) await take(name, step);
  await takeTests('unit');
  await takeTests('contract');
  await takeTests('journeys');
  if (!existsSync(journeyLog) || readFileSync(journeyLog, 'utf8').trim() === '') {
    tallies.push(tallyOfStep('no journey ran in the real Electron', false));
  }
  return sum(tallies).failed === 0 ? 0 : 1;
});

if (tallies.length === 0) tallies.push(tallyOfStep('the preparations', false));
process.stdout.write(`${lastLines(sum(tallies))}\n`);
