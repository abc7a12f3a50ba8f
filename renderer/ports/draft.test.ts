import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { draftsIn } from './draft.ts';

function aStorage(): Map<string, string> & Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return Object.assign(kept, {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
}

describe('[M8] what is being written', () => {
  it('is there again after the page is gone, each for its own ticket, until it has arrived', () => {
    const storage = aStorage();
    const draft = { words: 'Bonjour, depuis ce', requestId: randomUUID(), internal: true };
    draftsIn(storage).keep('me.one', draft);
    expect(draftsIn(storage).read('me.one')).toEqual(draft);
    expect(draftsIn(storage).read('me.two')).toBeNull();
    draftsIn(storage).keep('me.one', null);
    expect(draftsIn(storage).read('me.one')).toBeNull();
    expect(storage.size).toBe(0);
  });

  it('counts for nothing when somebody else wrote it', () => {
    const storage = aStorage();
    for (const text of ['', '{', '[]', '{"words":1}', '{"words":"x","requestId":"y","internal":true}']) {
      storage.setItem('accord.talk.me.one', text);
      expect(draftsIn(storage).read('me.one')).toBeNull();
    }
  });
});
