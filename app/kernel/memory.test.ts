import { expect, it } from 'vitest';
import { createMemory } from './memory.ts';

it('a memory that is full forgets what was asked for longest ago', () => {
  const memory = createMemory<number>(2);
  memory.set('a', 1);
  memory.set('b', 2);
  expect(memory.get('a')).toBe(1);
  memory.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => memory.get(key))).toEqual([1, undefined, 3]);
  expect(memory.has('b')).toBe(false);
});
