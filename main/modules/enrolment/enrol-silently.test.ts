import { describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../app/kernel/result.ts';
import { keyPairFrom } from '../../../app/kernel/signing.ts';
import { aPerson } from '../../../app/testing/builders.ts';
import type { SignInFailure } from '../../../app/wire/sign-in.ts';
import { fakeClock } from '../../../tests/support/workstation/fake-clock.ts';
import { silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import { enrolSilently } from './enrol-silently.ts';

const camille = aPerson({ name: 'Camille Moreau' });
const key = keyPairFrom(new Uint8Array(32).fill(5));
const challenge = { nonce: 'ab'.repeat(16), expiresAt: Date.now() + 60_000, signature: 'cd'.repeat(64) };

/** A fleet's computer before a broker that answers as it is told; `opened` are the tokens it came in with. */
function aComputer(refusal: () => SignInFailure['type'] | null = () => null) {
  const opened: string[] = [];
  let signedIn = false;
  const clock = fakeClock();
  const enrolment = enrolSilently({
    configuration: { brokerUrl: 'https://accord.example.org', enrolmentToken: 'accord-'.padEnd(50, 'x') },
    key,
    workstationName: 'PC-7',
    clock,
    log: silentLog,
    connection: {
      person: () => (signedIn ? camille : null),
      open: (_url, token) => {
        opened.push(token);
        signedIn = true;
        return Promise.resolve(ok(null));
      },
    },
    tell: (_url, path) => {
      const type = refusal();
      if (type !== null) return Promise.resolve(fail({ type }));
      if (path === '/api/device/challenge') return Promise.resolve(ok(challenge));
      if (path === '/api/enrol') return Promise.resolve(ok({ signIn: 'device', brokerKey: key.publicKey }));
      return Promise.resolve(ok({ token: `token-${opened.length + 1}`, user: camille }));
    },
  });
  const end = (): void => {
    signedIn = false;
    enrolment.again();
  };
  return { enrolment, opened, clock, end };
}

describe('[D13] a fleet’s computer', () => {
  it('signs in again by its key when the broker has ended its sign-in', async () => {
    const { enrolment, opened, clock, end } = aComputer();
    enrolment.start();
    await vi.waitFor(() => expect(opened).toEqual(['token-1']));
    end();
    clock.advance(10_000);
    await vi.waitFor(() => expect(opened).toEqual(['token-1', 'token-2']));
  });

  it('does not ask again and again for what it was refused for good', async () => {
    let why: SignInFailure['type'] | null = null;
    let asked = 0;
    const { enrolment, opened, clock, end } = aComputer(() => {
      asked += 1;
      return why;
    });
    enrolment.start();
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    why = 'account-disabled';
    const before = asked;
    end();
    clock.advance(10_000);
    await vi.waitFor(() => expect(asked).toBe(before + 1));
    clock.advance(3600_000);
    await Promise.resolve();
    expect(asked).toBe(before + 1);
    expect(opened).toHaveLength(1);
  });

  it('waits for a broker that is away', async () => {
    let why: SignInFailure['type'] | null = 'broker-unreachable';
    const { enrolment, opened, clock } = aComputer(() => why);
    enrolment.start();
    why = null;
    await vi.waitFor(() => {
      clock.advance(60_000);
      expect(opened).toEqual(['token-1']);
    });
  });
});
