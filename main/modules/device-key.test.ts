import { describe, expect, it } from 'vitest';
import { sign, verify } from '../../app/kernel/signing.ts';
import { memoryKeep, silentLog } from '../../tests/support/workstation/memory-keep.ts';
import type { StoredKey } from './device-key.ts';
import { deviceKey } from './device-key.ts';
import { secretBox } from './store/secret-box.ts';

describe('the device key', () => {
  it('is made once and is the same at every start', () => {
    const keep = memoryKeep<StoredKey>({ seed: null, spare: [] });
    const first = deviceKey(keep, secretBox(null), silentLog);
    const second = deviceKey(keep, secretBox(null), silentLog);
    expect(second).toEqual(first);
    expect(keep.writes()).toBe(1);
    expect(
      verify('accord-attach-v1', { a: 1 }, sign('accord-attach-v1', { a: 1 }, second.secret), first.publicKey),
    ).toBe(true);
  });

  it('is another on another computer', () => {
    const make = () =>
      deviceKey(memoryKeep<StoredKey>({ seed: null, spare: [] }), secretBox(null), silentLog).publicKey;
    expect(make()).not.toBe(make());
  });

  it('is made anew when what was kept can not be opened any more', () => {
    const keep = memoryKeep<StoredKey>({ seed: 'sealed:AAAA', spare: [] });
    const made = deviceKey(keep, secretBox(null), silentLog);
    expect(deviceKey(keep, secretBox(null), silentLog)).toEqual(made);
  });

  it('is itself again when a keystore that was locked opens', () => {
    const keystore = {
      encryptString: (text: string) => Buffer.from(text),
      decryptString: (sealed: Buffer) => `${sealed}`,
    };
    const keep = memoryKeep<StoredKey>({ seed: null, spare: [] });
    const first = deviceKey(keep, secretBox(keystore), silentLog);
    const meanwhile = deviceKey(keep, secretBox(null), silentLog);
    expect(meanwhile).not.toEqual(first);
    expect(deviceKey(keep, secretBox(null), silentLog)).toEqual(meanwhile);
    expect(deviceKey(keep, secretBox(keystore), silentLog)).toEqual(first);
  });

  it('moves into a keystore as soon as there is one', () => {
    const keystore = {
      encryptString: (text: string) => Buffer.from(text),
      decryptString: (sealed: Buffer) => `${sealed}`,
    };
    const keep = memoryKeep<StoredKey>({ seed: null, spare: [] });
    const first = deviceKey(keep, secretBox(null), silentLog);
    expect(deviceKey(keep, secretBox(keystore), silentLog)).toEqual(first);
    expect(keep.read().seed).toMatch(/^sealed:/);
  });
});
