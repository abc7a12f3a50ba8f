import { sha256 } from '@noble/hashes/sha2.js';
import type { PublicKey } from '../kernel/scalars.ts';
import { utf8 } from '../kernel/signing.ts';
import { wordsOf } from './phrase.ts';

/** Eight words for a public key (64 bits): two people who read them to each other know that they mean the same one. */
export const keyWords = (key: PublicKey): readonly string[] =>
  wordsOf(sha256(utf8(`accord-key-words-v1|${key}`)).slice(0, 8));
