import { expect, test } from 'vitest';
import { unicodeInputs } from './win32-text.ts';

test('text for Windows is one key down and one up for each UTF-16 unit, in 40-byte INPUTs', () => {
  const inputs = unicodeInputs('œ😀');
  expect(inputs).toHaveLength(6 * 40);
  const events = [0, 1, 2, 3, 4, 5].map((index) => {
    const input = inputs.subarray(40 * index, 40 * (index + 1));
    return [input.readUInt32LE(0), input.readUInt16LE(8), input.readUInt16LE(10), input.readUInt32LE(12)];
  });
  expect(events).toEqual([
    [1, 0, 0x153, 4],
    [1, 0, 0x153, 6],
    [1, 0, 0xd83d, 4],
    [1, 0, 0xd83d, 6],
    [1, 0, 0xde00, 4],
    [1, 0, 0xde00, 6],
  ]);
});
