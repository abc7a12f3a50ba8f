import { expect, test } from 'vitest';
import { nativeDialogs } from './native-dialogs.ts';

test('[C8] the system’s windows count as Accord’s until the last of them is closed, however it was', async () => {
  const dialogs = nativeDialogs(() => undefined);
  const saved = Promise.withResolvers<string>();
  const broken = Promise.withResolvers<string>();
  const first = dialogs.during(() => saved.promise);
  const second = dialogs.during(() => broken.promise);
  expect(dialogs.isOpen()).toBe(true);
  saved.resolve('journal.jsonl');
  expect(await first).toBe('journal.jsonl');
  expect(dialogs.isOpen()).toBe(true);
  broken.reject(new Error('the desktop went away'));
  await expect(second).rejects.toThrow('the desktop went away');
  expect(dialogs.isOpen()).toBe(false);
});

test('[C7] whoever is to let go is told of the first that opens, each time', () => {
  let told = 0;
  const dialogs = nativeDialogs(() => {
    told += 1;
  });
  const [first, second] = [dialogs.opened(), dialogs.opened()];
  expect(told).toBe(1);
  first();
  second();
  dialogs.opened();
  expect(told).toBe(2);
});
