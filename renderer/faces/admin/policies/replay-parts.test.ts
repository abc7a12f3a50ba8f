import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../app/kernel/result.ts';
import { id } from '../../../../app/testing/builders.ts';
import type { Cursor, ReplayPart } from '../../../../app/wire/requests/policy.ts';
import { replayParts } from './replay-parts.ts';

/** A month of five parts. */
function aMonth() {
  const asked: (number | null)[] = [];
  const seen: ReplayPart[] = [];
  const ask = async (after: Cursor | null) => {
    asked.push(after?.at ?? null);
    const next = asked.length < 5 ? { at: asked.length, id: id(asked.length) } : null;
    return ok({ total: 1_000, examined: 200, changes: [], next });
  };
  return { asked, seen, ask, take: (part: ReplayPart) => void seen.push(part) };
}

describe('a month that is replayed', () => {
  it('[P8] is asked for part after part until its end, and tells how far it is', async () => {
    const { asked, seen, ask, take } = aMonth();
    expect(await replayParts({ ask, seen: take, isWanted: () => true })).toBe('done');
    expect(asked).toEqual([null, 1, 2, 3, 4]);
    expect(seen.map(({ examined, total }) => examined / total)).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
  });

  it('is not asked for any further once nobody wants to know', async () => {
    const { asked, seen, ask, take } = aMonth();
    expect(await replayParts({ ask, seen: take, isWanted: () => asked.length < 3 })).toBe('left');
    expect([asked.length, seen.length]).toEqual([3, 2]);
  });

  it('ends with what went wrong', async () => {
    const ask = async () => fail({ type: 'rules-have-faults' as const });
    expect(await replayParts({ ask, seen: () => undefined, isWanted: () => true })).toEqual({
      type: 'rules-have-faults',
    });
  });
});
