import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Display } from '../stage/display.ts';
import type { Video } from '../stage/video.ts';
import { filmDisplays } from '../stage/video.ts';
import type { AutoStage } from './auto-stage.ts';
import { openAutoStage } from './auto-stage.ts';
import type { Demo } from './demo.ts';
import { figuresOf, lineFor } from './report.ts';
import { playStory } from './story.ts';
import type { Takes } from './takes.ts';
import { openTakes, StepFailed } from './takes.ts';

/** From the root of the repository; emptied at each start. */
const FOLDER = join('out', 'demo');

/** Plays the main job by itself and says what each step took; gives the exit status. */
export async function playAlone(demo: Demo, { json }: { readonly json: boolean }): Promise<number> {
  const { lifetime, root, say, tell, progress, endAsked } = demo;
  if (process.platform !== 'linux') {
    progress(say('demo.onlyLinux'));
    return 1;
  }
  const folder = join(root, FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  tell(say('demo.auto.title'));

  const play = openPlay(demo, folder);
  const outcome = await Promise.race([play.outcome, endAsked.then(() => null)]);
  if (outcome === null) {
    progress(say('demo.progress.stopping'));
    await lifetime.end();
    progress(say('demo.progress.stopped'));
    return 130;
  }
  const hasVideo = await play.finish();
  await lifetime.end();

  const { reference, failed } = outcome;
  tell('');
  if (failed === null) tell(say('demo.auto.done', { reference }));
  else tell(say('demo.auto.stepFailed', { step: say(`demo.auto.steps.${failed.step}`), why: failed.message }));
  tell(say(failed === null ? 'demo.auto.pictures' : 'demo.auto.evidence', { folder: `${FOLDER}/` }));
  tell(hasVideo ? say('demo.auto.video', { path: join(FOLDER, VIDEO) }) : say('demo.auto.noVideo'));
  if (json) {
    const video = hasVideo ? join(FOLDER, VIDEO) : null;
    const pictures = play.takes.pictures.map((name) => join(FOLDER, name));
    tell(JSON.stringify(figuresOf({ reference, failed, taken: play.takes.taken, pictures, video })));
  }
  return failed === null ? 0 : 1;
}

interface Outcome {
  /** Empty until the ticket has one. */
  readonly reference: string;
  readonly failed: StepFailed | null;
}

interface Play {
  readonly takes: Takes;
  /** Never rejects for a step that failed. */
  readonly outcome: Promise<Outcome>;
  /** Ends the film and writes the logs; true where there is a film. */
  finish(): Promise<boolean>;
}

const VIDEO = 'demo.mp4';

function openPlay(demo: Demo, folder: string): Play {
  const { lifetime, say, tell, logs } = demo;
  let displays: readonly [Display, Display] | null = null;
  let stage: AutoStage | null = null;
  let film: Video | null = null;
  const takes = openTakes({
    folder,
    sides: () => displays,
    told: (taken) => tell(lineFor(taken, say)),
  });
  const perform = async (): Promise<Outcome> => {
    try {
      await takes.take(['stage'], async () => {
        const start = performance.now();
        stage = await openAutoStage(demo, (desk, office) => {
          displays = [desk, office];
        });
        const ms = performance.now() - start;
        film = await filmDisplays(lifetime, [stage.desk, stage.office], join(folder, VIDEO));
        return [ms];
      });
      if (stage === null) throw new Error('the stage is set and is not there');
      return { reference: await playStory(stage, takes), failed: null };
    } catch (fault) {
      if (fault instanceof StepFailed) return { reference: '', failed: fault };
      throw fault;
    }
  };
  return {
    takes,
    outcome: perform(),
    finish: async () => {
      logs.writeTo(folder);
      await film?.finish();
      return film !== null;
    },
  };
}
