import { describe, expect, it } from 'vitest';
import type { Keystore } from './secret-box.ts';
import { secretBox } from './secret-box.ts';

/** A keystore that turns bytes around by its key, and can't open another's. */
const keystore = (key: number): Keystore => ({
  encryptString: (text) => Buffer.from(Buffer.from(`${key}|${text}`).map((byte) => byte ^ key)),
  decryptString: (sealed) => {
    const text = Buffer.from(sealed.map((byte) => byte ^ key)).toString();
    if (!text.startsWith(`${key}|`)) throw new Error('sealed by another key');
    return text.slice(`${key}|`.length);
  },
});

describe('the secret box', () => {
  it('opens what it sealed', () => {
    const box = secretBox(keystore(7));
    expect(box.open(box.seal('jeton'))).toBe('jeton');
    expect(box.seal('jeton')).not.toContain('jeton');
  });

  it('says that there is no keystore, and still gives back what it was given', () => {
    const box = secretBox(null);
    expect(box.hasKeystore).toBe(false);
    expect(box.open(box.seal('jeton'))).toBe('jeton');
  });

  it('seals again what was kept before there was a keystore, once', () => {
    const plain = secretBox(null).seal('jeton');
    expect(secretBox(null).reseal(plain)).toBeNull();
    const box = secretBox(keystore(7));
    const sealed = box.reseal(plain) ?? '';
    expect(sealed).not.toContain('jeton');
    expect(box.open(sealed)).toBe('jeton');
    expect(box.reseal(sealed)).toBeNull();
  });

  it('opens after a keystore appeared, and gives up on one that is gone or another', () => {
    const plain = secretBox(null).seal('jeton');
    expect(secretBox(keystore(7)).open(plain)).toBe('jeton');
    const sealed = secretBox(keystore(7)).seal('jeton');
    expect(secretBox(null).open(sealed)).toBeNull();
    expect(secretBox(keystore(9)).open(sealed)).toBeNull();
  });
});
