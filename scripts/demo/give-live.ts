import { wholeCast } from '../stage/cast.ts';
import { accountsOf } from './accounts.ts';
import type { Demo } from './demo.ts';
import type { DemoFolder } from './demo-folder.ts';
import { DemoRunning, enterDemoFolder } from './demo-folder.ts';
import { guideFor } from './guide.ts';
import type { LiveDemo } from './open-live.ts';
import { openLive } from './open-live.ts';

/** Opens everything, says what to click, and waits for the end; gives the exit status. */
export async function giveLive(demo: Demo): Promise<number> {
  const { say, progress } = demo;
  let folder: DemoFolder;
  try {
    folder = await enterDemoFolder(demo.root, wholeCast);
  } catch (fault) {
    if (!(fault instanceof DemoRunning)) throw fault;
    progress(say('demo.alreadyRunning', { pid: fault.pid }));
    return 1;
  }
  try {
    return await runUntilAsked(demo, folder);
  } catch (fault) {
    progress(say('demo.failed', { why: fault instanceof Error ? fault.message : String(fault) }));
    progress(say('demo.failedData', { folder: folder.path, logs: folder.logs }));
    return 1;
  } finally {
    await demo.lifetime.end();
    demo.logs.writeTo(folder.logs);
    folder.leave();
  }
}

async function runUntilAsked(demo: Demo, folder: DemoFolder): Promise<number> {
  const { lifetime, say, tell, progress, endAsked } = demo;
  // Cut short while it begins, it finds the stage over and gives up.
  const live = await Promise.race([openLive(demo, folder), endAsked.then(() => null)]);
  if (live !== null) {
    tell(guideFor({ ...live, accounts: accountsOf(say) }, say).join('\n'));
    await Promise.race([endAsked, allClosed(live, demo)]);
  }
  progress(say('demo.progress.stopping'));
  await live?.close();
  await lifetime.end();
  progress(say('demo.progress.stopped'));
  return 0;
}

/** Says which window is gone, and resolves once both are; says nothing any more once the end was asked. */
async function allClosed({ desk, console, url }: LiveDemo, { say, progress, endAsked }: Demo): Promise<void> {
  let open = 2;
  let isEnding = false;
  const closed = (line: string): void => {
    open -= 1;
    if (!isEnding) progress(open === 0 ? say('demo.live.bothClosed') : line);
  };
  void endAsked.then(() => {
    isEnding = true;
  });
  await Promise.all([
    desk.ended.then(() => closed(say('demo.live.deskClosed'))),
    console.ended.then(() => closed(say('demo.live.consoleClosed', { url }))),
  ]);
}
