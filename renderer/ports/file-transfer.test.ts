import { afterEach, expect, test, vi } from 'vitest';
import { id } from '../../app/testing/builders.ts';
import { sendFile } from './file-transfer.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A broker that answers each piece with the next of these. */
function brokerAnswering(...answers: readonly { received: number; whole: boolean }[]) {
  let asked = 0;
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    return Promise.resolve(Response.json(answer));
  });
  return () => asked;
}

async function sent() {
  const line = {
    brokerUrl: 'http://broker.test',
    ask: () => Promise.resolve({ ok: true, value: { pass: 'p', pieceBytes: 4, received: 0 } } as const),
  };
  const file = new Blob(['twelve bytes']);
  const signal = new AbortController().signal;
  const upload = { ticketId: id(1), fileId: id(2), file, name: 'a.txt', signal, onProgress: () => undefined };
  // Only what `talk.begin-upload` answers is ever asked for here.
  const sending = sendFile(line as unknown as Parameters<typeof sendFile>[0], upload);
  await vi.runAllTimersAsync();
  return await sending;
}

test('a file goes piece by piece until the broker has all of it', async () => {
  const asked = brokerAnswering(
    { received: 4, whole: false },
    { received: 8, whole: false },
    { received: 12, whole: true },
  );
  expect((await sent()).ok).toBe(true);
  expect(asked()).toBe(3);
});

test('a broker that answers for ever and takes nothing is given up after a few tries', async () => {
  const asked = brokerAnswering({ received: 4, whole: false });
  expect(await sent()).toEqual({ ok: false, failure: { type: 'unreachable' } });
  expect(asked()).toBeLessThan(10);
});
