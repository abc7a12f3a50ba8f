import { expect, test } from 'vitest';
import { followLatest } from './follow-latest.ts';

function aSource() {
  const answer = Promise.withResolvers<string>();
  const taken: string[] = [];
  let tell: (value: string) => void = () => undefined;
  const stop = followLatest(
    () => answer.promise,
    (listener) => {
      tell = listener;
      return () => {
        tell = () => undefined;
      };
    },
    (value) => taken.push(value),
  );
  return { taken, stop, tell: (value: string) => tell(value), answer: answer.resolve, settled: () => answer.promise };
}

test('what is held when the listener stands is taken, then every change', async () => {
  const source = aSource();
  source.answer('the letter');
  await source.settled();
  source.tell('the letter with its words');
  expect(source.taken).toEqual(['the letter', 'the letter with its words']);
});

test('an answer that a change has overtaken is not taken', async () => {
  const source = aSource();
  source.tell('the letter with its words');
  source.answer('the letter');
  await source.settled();
  expect(source.taken).toEqual(['the letter with its words']);
});
