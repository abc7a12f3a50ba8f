import { describe, expect, it } from 'vitest';
import { keyPairFrom } from '../kernel/signing.ts';
import { foreignKey, workstationKey } from '../testing/builders.ts';
import { keyWords } from './key-words.ts';
import { PHRASE_WORDS } from './phrase-words.ts';

describe('[R6] a key in words', () => {
  it('is eight of the list, the same ones each time', () => {
    const words = keyWords(workstationKey.publicKey);
    expect(words).toHaveLength(8);
    expect(words.filter((word) => !PHRASE_WORDS.includes(word))).toEqual([]);
    expect(keyWords(workstationKey.publicKey)).toEqual(words);
  });

  it('is other words for another key, at nearly every place', () => {
    const keys = Array.from({ length: 40 }, (_, n) => keyPairFrom(new Uint8Array(32).fill(n + 1)).publicKey);
    const said = [...keys, foreignKey.publicKey].map(keyWords);
    expect(new Set(said.map((words) => words.join(' '))).size).toBe(new Set([...keys, foreignKey.publicKey]).size);
    for (const place of [0, 3, 7]) expect(new Set(said.map((words) => words[place])).size).toBeGreaterThan(25);
  });
});
