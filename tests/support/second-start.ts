import type { AccordApp } from '../../scripts/stage/accord-app.ts';
import { run } from '../../scripts/stage/running.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import type { Journey } from './journey.ts';

/** Starts the application on the profile of one that runs, as somebody does who looks for its window; gives how it ended. */
export async function startSecond({ lifetime, desk }: Journey, { profile }: AccordApp): Promise<string> {
  const { electron, chromiumFlags } = readStageSettings(process.env);
  const second = await run(lifetime, {
    name: 'second start',
    file: electron,
    args: [...chromiumFlags, '.', `--user-data-dir=${profile}`, '--disable-gpu'],
    env: desk.env,
  });
  return second.ended;
}
