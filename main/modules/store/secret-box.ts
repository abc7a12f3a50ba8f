/** What Electron's `safeStorage` offers, where the system has a keystore behind it. */
export interface Keystore {
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
}

/** Seals what lies on the disk; without a keystore it is only as safe as the file, and `hasKeystore` says so. */
export interface SecretBox {
  readonly hasKeystore: boolean;
  seal(text: string): string;
  /** Null when it was sealed by a keystore that is not there any more. */
  open(sealed: string): string | null;
  /** What was kept before there was a keystore, sealed by the one that is there now; null where nothing changes. */
  reseal(sealed: string): string | null;
}

export function secretBox(keystore: Keystore | null): SecretBox {
  const seal = (text: string): string =>
    keystore === null ? PLAIN + text : SEALED + keystore.encryptString(text).toString('base64');
  return {
    hasKeystore: keystore !== null,
    seal,
    reseal: (sealed) => (keystore !== null && sealed.startsWith(PLAIN) ? seal(sealed.slice(PLAIN.length)) : null),
    open: (sealed) => {
      if (sealed.startsWith(PLAIN)) return sealed.slice(PLAIN.length);
      if (keystore === null || !sealed.startsWith(SEALED)) return null;
      try {
        return keystore.decryptString(Buffer.from(sealed.slice(SEALED.length), 'base64'));
      } catch {
        // Another account's keystore, or a reset one: as good as absent.
        return null;
      }
    },
  };
}

const PLAIN = 'plain:';
const SEALED = 'sealed:';
