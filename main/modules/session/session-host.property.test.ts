import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ordering } from '../../../tests/support/workstation/moves.ts';
import type { Passed } from '../../../tests/support/workstation/trial.ts';
import { beginTrial } from '../../../tests/support/workstation/trial.ts';

describe('every ordering of requests, answers, words, crashes, switches and time', () => {
  const passed: Passed = { pictures: 0, acts: 0, refusedPictures: 0, refusedActs: 0, widened: 0 };

  it('[C1] [C12] [C13] hands out no picture and injects nothing outside a valid grant or behind a letter, [C7] and leaves nothing pressed', async () => {
    await fc.assert(
      fc.asyncProperty(ordering, async (moves) => {
        const trial = beginTrial(passed);
        for (const one of moves) await trial.play(one);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('[S3] ends every session once, refused or ended, and says nothing after that', async () => {
    await fc.assert(
      fc.asyncProperty(ordering, async (moves) => {
        const trial = beginTrial(passed);
        for (const one of moves) await trial.play(one);
        const { station, asked } = trial;
        station.host.stop('stopped-by-employee');
        station.clock.advance(60 * 60_000);
        station.ahead.release();
        for (const { sessionId } of asked) {
          const told = station.reports.filter((one) => one.sessionId === sessionId).map(({ event }) => event.type);
          const at = told.findIndex((type) => type === 'refused' || type === 'ended');
          expect([-1, told.length - 1]).toContain(at);
        }
        expect(station.host.live()).toBeNull();
        expect(station.stage.pages.every((page) => page.isDestroyed)).toBe(true);
        expect(station.stage.consents.every((consent) => consent.isClosed)).toBe(true);
        expect(station.stage.banners.every((banner) => banner.isClosed)).toBe(true);
        expect(station.stage.frames.every((frame) => frame.isClosed)).toBe(true);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  afterAll(() => {
    // Orderings that never come to a session would prove nothing.
    expect(passed.pictures).toBeGreaterThan(50);
    expect(passed.acts).toBeGreaterThan(100);
    expect(passed.refusedPictures).toBeGreaterThan(50);
    expect(passed.refusedActs).toBeGreaterThan(50);
    expect(passed.widened).toBeGreaterThan(5);
  });
});
