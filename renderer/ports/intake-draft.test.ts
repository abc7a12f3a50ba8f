import { expect, test } from 'vitest';
import { id, T0 } from '../../app/testing/builders.ts';
import type { IntakeDraft } from './intake-draft.ts';
import { intakeKeepIn } from './intake-draft.ts';

const memory = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};

const draft: IntakeDraft = {
  intakeId: id(1),
  channel: 'telephone',
  begunAt: T0,
  reference: null,
  typed: 'mor',
  caller: null,
  words: 'Le badge',
  impact: 'hindered',
  urgency: null,
  category: null,
  followed: null,
};

test('[Q11] what was typed outlives the window, for whoever typed it and nobody else', () => {
  const storage = memory();
  intakeKeepIn(storage, id(20)).write(draft);
  expect(intakeKeepIn(storage, id(20)).read()).toEqual(draft);
  expect(intakeKeepIn(storage, id(21)).read()).toBeNull();
  intakeKeepIn(storage, id(20)).write(null);
  expect(intakeKeepIn(storage, id(20)).read()).toBeNull();
});

test.each(['{', '"x"', '{"typed":1}'])('[Q11] what can not be read is no draft: %s', (stored) => {
  const storage = memory();
  storage.setItem(`accord.intake.${id(20)}`, stored);
  expect(intakeKeepIn(storage, id(20)).read()).toBeNull();
});
