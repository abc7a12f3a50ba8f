import { describe, expect, it } from 'vitest';
import { memoryKeep, silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import { stubbornKeep } from './stubborn-keep.ts';

describe('a keep that never throws', () => {
  it('goes on in memory while the disk is full, and writes again once there is room', () => {
    const disk = memoryKeep<number[]>([1]);
    const room = { left: true };
    const keep = stubbornKeep(
      {
        read: disk.read,
        write: (value) => {
          if (!room.left) throw new Error('no space left');
          disk.write(value);
        },
      },
      silentLog,
    );
    room.left = false;
    keep.write([1, 2]);
    expect(keep.read()).toEqual([1, 2]);
    expect(disk.read()).toEqual([1]);
    room.left = true;
    keep.write([...keep.read(), 3]);
    expect(disk.read()).toEqual([1, 2, 3]);
    expect(keep.read()).toEqual([1, 2, 3]);
  });
});
