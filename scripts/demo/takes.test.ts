import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StepName, Taken } from './takes.ts';
import { beside, openTakes, STEPS } from './takes.ts';
import { openWords } from './words.mjs';

describe('two pictures beside each other', () => {
  test('keep their pixels, the shorter one over black', () => {
    const left = { width: 1, height: 2, pixels: Uint8Array.of(1, 1, 1, 2, 2, 2) };
    const right = { width: 2, height: 1, pixels: Uint8Array.of(7, 7, 7, 8, 8, 8) };
    expect(beside(left, right)).toEqual({
      width: 3,
      height: 2,
      pixels: Uint8Array.of(1, 1, 1, 7, 7, 7, 8, 8, 8, 2, 2, 2, 0, 0, 0, 0, 0, 0),
    });
  });
});

describe('the takes of a story', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accord-takes-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const play = () => {
    const told: Taken[] = [];
    return {
      told,
      takes: openTakes({ folder, sides: () => null, told: (taken) => void told.push(taken) }),
    };
  };

  test('keep each step with its time, told as it comes', async () => {
    const { told, takes } = play();
    await takes.take(['help-to-reference', 'help-to-queue'], async () => [12.345, 40]);
    expect(takes.taken).toEqual([
      { name: 'help-to-reference', ms: 12.3 },
      { name: 'help-to-queue', ms: 40 },
    ]);
    expect(told).toEqual(takes.taken);
  });

  test('end at the step that fails, which is named in one line; a log has the rest', async () => {
    const { takes } = play();
    const failing = takes.take(['stop-to-gone'], () =>
      Promise.reject(new Error('\u001b[2mstill there\u001b[22m\nat 1,2')),
    );
    await expect(failing).rejects.toMatchObject({ step: 'stop-to-gone', message: 'still there' });
    expect(readFileSync(join(folder, 'failure.log'), 'utf8')).toContain('at 1,2');
    await expect(takes.take(['timeline'], async () => [])).rejects.toMatchObject({ step: 'timeline' });
    expect(takes.taken).toEqual([]);
  });

  test.each(['fr', 'en'] as const)('have a sentence for each step (%s)', (language) => {
    const say = openWords(language);
    const sentences = STEPS.map((step: StepName) => say(`demo.auto.steps.${step}`));
    expect(new Set(sentences).size).toBe(STEPS.length);
    expect(sentences.filter((sentence) => sentence.length > 66)).toEqual([]);
  });
});
