import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Fingerprint } from '../kernel/scalars.ts';
import { utf8 } from '../kernel/signing.ts';
import { PHRASE_WORDS } from './phrase-words.ts';

/**
 * Four words that both screens show when both see the same two certificates (32 bits).
 * The console commits to `opening` before it learns the workstation's fingerprint and reveals it after,
 * so whoever stands between them has one guess, not a search (the hash commitment of ZRTP, RFC 6189 §4.4.1.1).
 */
export function phraseFor(console: Fingerprint, workstation: Fingerprint, opening: string): readonly string[] {
  const digest = sha256(utf8(`accord-phrase-v1|${console}|${workstation}|${opening}`));
  return wordsOf(digest.slice(0, 4));
}

/** A word a byte. */
export const wordsOf = (bytes: Uint8Array): readonly string[] =>
  Array.from(bytes, (byte) => {
    const word = PHRASE_WORDS[byte];
    if (word === undefined) throw new RangeError('the word list holds 256 words');
    return word;
  });

/** `opening`: 32 random bytes in hexadecimal. */
export const commitmentTo = (opening: string): string => bytesToHex(sha256(hexToBytes(opening)));

export const opens = (commitment: string, opening: string): boolean => commitmentTo(opening) === commitment;
