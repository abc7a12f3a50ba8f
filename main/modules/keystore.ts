import type { SafeStorage } from 'electron';
import type { Keystore } from './store/secret-box.ts';

/** The system's keystore, where it has one; Chromium's fallback with a password known to all is none. */
export function keystoreOf(safeStorage: SafeStorage): Keystore | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  // Asked on Linux alone, where older engines don't have the question.
  const isFallback =
    process.platform === 'linux' &&
    'getSelectedStorageBackend' in safeStorage &&
    safeStorage.getSelectedStorageBackend() === 'basic_text';
  return isFallback ? null : safeStorage;
}
