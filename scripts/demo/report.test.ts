import { expect, test } from 'vitest';
import { figuresOf, lineFor } from './report.ts';
import { STEPS, StepFailed } from './takes.ts';
import { openWords } from './words.mjs';

const rest = { taken: [{ name: 'stage', ms: 9000 }], pictures: ['out/demo/01-stage.png'], video: null } as const;

test('the figures of a story that went well have no fault', () => {
  expect(figuresOf({ ...rest, reference: 'INC-2026-000001', failed: null })).toEqual({
    ok: true,
    reference: 'INC-2026-000001',
    steps: [{ name: 'stage', ms: 9000 }],
    failed: null,
    pictures: ['out/demo/01-stage.png'],
    video: null,
  });
});

test('those of one that failed name the step and why, and what was measured before stays', () => {
  const failed = new StepFailed('asked-to-consent', { cause: new Error('nothing was shown') });
  const figures = figuresOf({ ...rest, reference: '', failed });
  expect(figures).toMatchObject({ ok: false, reference: null, steps: rest.taken });
  expect(figures.failed).toEqual({ name: 'asked-to-consent', why: 'nothing was shown' });
});

test.each(['fr', 'en'] as const)('a step is one line of a terminal, figures below each other (%s)', (language) => {
  const say = openWords(language);
  const lines = STEPS.flatMap((name) => [7.25, 999.6, 123_456].map((ms) => lineFor({ name, ms }, say)));
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([79]));
  expect(lineFor({ name: 'stage', ms: 7.25 }, say)).toMatch(/ 7\.3 ms$/);
});
