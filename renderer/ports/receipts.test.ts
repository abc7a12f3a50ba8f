import { expect, test } from 'vitest';
import { aGrant, id } from '../../app/testing/builders.ts';
import { forgetReceipts, receiptsIn } from './receipts.ts';

function aStorage(content: Record<string, string> = {}) {
  const kept = new Map(Object.entries(content));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('signing out leaves no name on a computer that others use', () => {
  const storage = aStorage();
  receiptsIn(storage).keep(aGrant());
  expect(storage.getItem('accord.receipts')).not.toBeNull();
  forgetReceipts(storage);
  expect(storage.getItem('accord.receipts')).toBeNull();
});

test('what was granted is kept as it was signed, newest first, each once', () => {
  const storage = aStorage();
  const [first, second] = [aGrant({ id: id(61) }), aGrant({ id: id(62) })];
  receiptsIn(storage).keep(first);
  receiptsIn(storage).keep(second);
  receiptsIn(storage).keep(first);
  expect(receiptsIn(storage).all()).toEqual([first, second]);
});

test('the two hundred newest are kept', () => {
  const receipts = receiptsIn(aStorage());
  const signed = aGrant();
  for (let n = 1; n <= 203; n += 1) receipts.keep({ ...signed, grant: { ...signed.grant, id: id(n) } });
  expect(receipts.all()).toHaveLength(200);
  expect(receipts.all().at(-1)?.grant.id).toBe(id(4));
});

test.each(['not JSON', '{"a":1}', '[1,{"grant":{}}]'])('what can not be read is left out: %s', (content) => {
  const receipts = receiptsIn(aStorage({ 'accord.receipts': content }));
  expect(receipts.all()).toEqual([]);
  receipts.keep(aGrant());
  expect(receipts.all()).toEqual([aGrant()]);
});
