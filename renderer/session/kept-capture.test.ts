import { describe, expect, test } from 'vitest';
import type { Captured } from './kept-capture.ts';
import { keepCapture } from './kept-capture.ts';

interface Track extends Captured {
  isStopped: boolean;
  /** The system takes it away. */
  end(): void;
}

function aTrack(): Track {
  let ended: () => void = () => undefined;
  const track: Track = {
    isStopped: false,
    stop: () => {
      track.isStopped = true;
    },
    addEventListener: (_type: string, listener: unknown) => {
      if (typeof listener === 'function') ended = () => listener();
    },
    end: () => ended(),
  };
  return track;
}

/** A capture whose main process answers when the test says so. */
function aCapture() {
  const asked: { give(track: Track): Promise<void>; refuse(): Promise<void> }[] = [];
  const shown: Track[] = [];
  const plans: (() => void)[] = [];
  let losses = 0;
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const kept = keepCapture<Track>({
    capture: () =>
      new Promise((resolve, reject) => {
        asked.push({
          give: (track) => {
            resolve(track);
            return settled();
          },
          refuse: () => {
            reject(new Error('NotAllowedError'));
            return settled();
          },
        });
      }),
    show: (track) => void shown.push(track),
    lost: () => {
      losses += 1;
    },
    after: (_ms, run) => void plans.push(run),
  });
  return { kept, asked, shown, plans, losses: () => losses };
}

describe('the captured screen', () => {
  test('[C5] is stopped while it is held, and asked for again at the end of the hold', async () => {
    const { kept, asked, shown, losses } = aCapture();
    const [first, second] = [aTrack(), aTrack()];
    kept.begin();
    await asked[0]?.give(first);
    expect(shown).toEqual([first]);
    kept.hold(true);
    expect(first.isStopped).toBe(true);
    expect(asked).toHaveLength(1);
    kept.hold(false);
    await asked[1]?.give(second);
    expect(shown).toEqual([first, second]);
    expect(second.isStopped).toBe(false);
    expect(losses()).toBe(0);
  });

  test('[C5] that was held from the start is asked for at the end of the hold', async () => {
    const { kept, asked, shown } = aCapture();
    kept.hold(true);
    kept.begin();
    expect(asked).toHaveLength(0);
    kept.hold(false);
    await asked[0]?.give(aTrack());
    expect(shown).toHaveLength(1);
  });

  test('[C5] that comes after the hold began is stopped at once, and never shown', async () => {
    const { kept, asked, shown } = aCapture();
    const late = aTrack();
    kept.begin();
    kept.hold(true);
    await asked[0]?.give(late);
    expect(late.isStopped).toBe(true);
    kept.hold(false);
    expect(shown).toEqual([]);
    await asked[1]?.give(aTrack());
    expect(shown).toHaveLength(1);
  });

  test('may be refused for a hold of which no word has come yet', async () => {
    const { kept, asked, shown, plans, losses } = aCapture();
    kept.begin();
    await asked[0]?.refuse();
    expect(losses()).toBe(0);
    kept.hold(true);
    plans[0]?.();
    expect(asked).toHaveLength(1);
    kept.hold(false);
    await asked[1]?.give(aTrack());
    expect(shown).toHaveLength(1);
    expect(losses()).toBe(0);
  });

  test('is lost when it is refused twice, or ends by itself, and not when it ended under a hold', async () => {
    const refused = aCapture();
    refused.kept.begin();
    await refused.asked[0]?.refuse();
    refused.plans[0]?.();
    await refused.asked[1]?.refuse();
    expect(refused.losses()).toBe(1);

    const ended = aCapture();
    const track = aTrack();
    ended.kept.begin();
    await ended.asked[0]?.give(track);
    ended.kept.hold(true);
    track.end();
    expect(ended.losses()).toBe(0);
    ended.kept.hold(false);
    const next = aTrack();
    await ended.asked[1]?.give(next);
    next.end();
    expect(ended.losses()).toBe(1);
  });
});
