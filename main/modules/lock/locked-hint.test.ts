import { describe, expect, test } from 'vitest';
import type { FakeBus } from '../../../tests/support/fake-bus.ts';
import { fakeBus } from '../../../tests/support/fake-bus.ts';
import { settled } from '../../../tests/support/workstation/a-workstation.ts';
import { busPath, followLockedHint } from './locked-hint.ts';

interface Followed {
  readonly bus: FakeBus;
  isLocked(): boolean;
  changes(): number;
}

async function follow(prepare: (bus: FakeBus) => void = () => undefined): Promise<Followed> {
  const bus = fakeBus();
  prepare(bus);
  let changes = 0;
  const isLocked = followLockedHint({
    socket: bus.socket,
    uid: 1000,
    changed: () => {
      changes += 1;
    },
    log: { error: () => undefined, warn: () => undefined, info: () => undefined },
  });
  await quiet();
  return { bus, isLocked, changes: () => changes };
}

/** Lets both ends say all that they have to say. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await settled();
}

describe('the lock as a Linux desktop tells of it', () => {
  test('[C15] is asked for once the bus has said hello, and again at each change', async () => {
    const { bus, isLocked, changes } = await follow();
    expect(bus.calls.map((call) => call.split(' ')[0])).toEqual(['Hello', 'AddMatch', 'Get']);
    expect(bus.calls.at(-1)).toBe('Get org.freedesktop.login1.Session LockedHint');
    expect(isLocked()).toBe(false);
    bus.hint(true);
    bus.signal();
    await quiet();
    expect([isLocked(), changes()]).toEqual([true, 1]);
    bus.signal();
    await quiet();
    expect(changes()).toBe(1);
    bus.hint(false);
    bus.signal();
    await quiet();
    expect([isLocked(), changes()]).toEqual([false, 2]);
  });

  test('is known from the start', async () => {
    const { isLocked, changes } = await follow((bus) => bus.hint(true));
    expect([isLocked(), changes()]).toEqual([true, 1]);
  });

  test('is no where nobody knows of this session', async () => {
    const { isLocked } = await follow((bus) => bus.hint(null));
    expect(isLocked()).toBe(false);
  });

  test.each([
    ['goes away', (bus: FakeBus) => bus.close()],
    ['sends what can not be read', (bus: FakeBus) => bus.say(Buffer.alloc(64, 0xff))],
    [
      'announces more than was asked for',
      (bus: FakeBus) => bus.say(Buffer.from('l\x02\0\x01\xff\xff\xff\x7f'.padEnd(16, '\0'), 'latin1')),
    ],
  ])('holds nobody up for ever when the bus %s', async (_, act) => {
    const { bus, isLocked, changes } = await follow((one) => one.hint(true));
    expect(isLocked()).toBe(true);
    act(bus);
    await quiet();
    expect([isLocked(), changes()]).toEqual([false, 2]);
  });

  test('comes over the bus that the environment names', () => {
    expect(busPath({})).toBe('/run/dbus/system_bus_socket');
    expect(busPath({ DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/tmp/bus,guid=1' })).toBe('/tmp/bus');
    expect(busPath({ DBUS_SYSTEM_BUS_ADDRESS: 'disabled:' })).toBeNull();
  });
});
