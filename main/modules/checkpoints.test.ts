import { describe, expect, it } from 'vitest';
import { signCheckpoint } from '../../app/audit/checkpoint.ts';
import { foreignKey, T0 } from '../../app/testing/builders.ts';
import { brokerKey } from '../../app/testing/chain.ts';
import { memoryKeep, silentLog } from '../../tests/support/workstation/memory-keep.ts';
import type { StoredCheckpoints } from './checkpoints.ts';
import { keepCheckpoints } from './checkpoints.ts';

const at = (seq: number, letter: string, key = brokerKey, when = T0) =>
  signCheckpoint({ seq, hash: letter.repeat(64), at: when }, key);

function aWorkstation() {
  const keep = memoryKeep<StoredCheckpoints>({});
  const broker = { url: 'https://accord.example', key: null as string | null };
  const parts = { keep, brokerUrl: () => broker.url, pinnedKey: () => broker.key, now: () => T0, log: silentLog };
  return { broker, checkpoints: keepCheckpoints(parts), again: () => keepCheckpoints(parts) };
}

describe('[J4] a workstation remembers how far the audit had come', () => {
  it('keeps the newest, over a restart too', () => {
    const { checkpoints, again } = aWorkstation();
    checkpoints.shown(at(5, 'a'));
    checkpoints.shown(at(9, 'b'));
    checkpoints.shown(at(9, 'b'));
    expect(again().seen()).toEqual({ newest: at(9, 'b'), earlier: [], contradictions: [] });
  });

  it.each([
    ['an older one', 'rolled-back', at(5, 'a')],
    ['another of the same place', 'rolled-back', at(9, 'c')],
    ['one of another key', 'foreign-key', at(12, 'd', foreignKey)],
    ['one whose signature does not hold', 'bad-signature', { ...at(12, 'd'), signature: '0'.repeat(128) }],
  ] as const)('keeps %s as evidence and believes it nothing', (_, why, shown) => {
    const { checkpoints } = aWorkstation();
    checkpoints.shown(at(9, 'b'));
    checkpoints.shown(shown);
    expect(checkpoints.seen()).toMatchObject({ newest: at(9, 'b'), contradictions: [{ why, shown, at: T0 }] });
  });

  it('knows the latest moment that the broker has signed for, once its key is pinned', () => {
    const { broker, checkpoints } = aWorkstation();
    expect(checkpoints.signedAt()).toBe(0);
    checkpoints.shown(at(5, 'a', brokerKey, T0 + 5000));
    expect(checkpoints.signedAt()).toBe(0);
    broker.key = brokerKey.publicKey;
    expect(checkpoints.signedAt()).toBe(T0 + 5000);
    checkpoints.shown(at(6, 'd', foreignKey, T0 + 9000));
    expect(checkpoints.signedAt()).toBe(T0 + 5000);
  });

  it('keeps some of the older ones too, the last of each hour of today and of each day before', () => {
    const { checkpoints } = aWorkstation();
    const noon = Math.floor(T0 / 86_400_000) * 86_400_000 + 12 * 3_600_000;
    const hours = [-50, -49.9, -30, -1.2, -1.1, -0.2, 0, 0.4];
    const shown = hours.map((hour, n) => at(n + 1, 'a', brokerKey, noon + hour * 3_600_000));
    for (const one of shown) checkpoints.shown(one);
    expect(checkpoints.seen()?.newest).toEqual(shown[7]);
    expect(checkpoints.seen()?.earlier.map(({ checkpoint }) => checkpoint.seq)).toEqual([2, 3, 5, 6]);
  });

  it('does not take a first one that does not hold, and knows one broker from another', () => {
    const { checkpoints, broker } = aWorkstation();
    checkpoints.shown({ ...at(9, 'b'), signature: '0'.repeat(128) });
    expect(checkpoints.seen()).toMatchObject({ newest: null, contradictions: [{ why: 'bad-signature' }] });
    checkpoints.shown(at(9, 'b'));
    broker.url = 'https://other.example';
    checkpoints.shown(at(2, 'c', foreignKey));
    expect(checkpoints.seen()?.newest).toEqual(at(2, 'c', foreignKey));
  });

  it('believes the key that was pinned at enrolment and no other, and a new one once it is pinned on purpose', () => {
    const { checkpoints, broker } = aWorkstation();
    broker.key = brokerKey.publicKey;
    checkpoints.shown(at(3, 'a', foreignKey));
    expect(checkpoints.seen()).toMatchObject({ newest: null, contradictions: [{ why: 'foreign-key' }] });
    checkpoints.shown(at(9, 'b'));
    broker.key = foreignKey.publicKey;
    checkpoints.shown(at(2, 'c', foreignKey));
    expect(checkpoints.seen()?.newest).toEqual(at(2, 'c', foreignKey));
  });
});
