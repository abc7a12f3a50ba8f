import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aGrant, foreignKey, id, T0, workstationKey } from '../testing/builders.ts';
import type { Entry } from '../testing/chain.ts';
import { anExcerpt, brokerKey, aChain as chainOf, sealed } from '../testing/chain.ts';
import { chain, commitTo } from './chain.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { FileLine } from './export-file.ts';
import type { ExcerptVerdict } from './fault.ts';
import { verifyChain } from './verify-file.ts';

const EVERY = 4;
const RUNS = { numRuns: 50 };
const GRANT = aGrant();

/** Twelve events, of which the seventh says what this workstation signed. */
function chainWith(signed: unknown): Entry[] {
  const before = chainOf(6);
  const values = { signed: { salt: 'cd'.repeat(16), value: JSON.parse(JSON.stringify(signed)) } };
  const draft = { id: id(2000), at: T0 + 7000, kind: 'granted', actor: { kind: 'workstation' as const } };
  const subject = { sessionId: GRANT.grant.sessionId };
  const last = before.at(-1)?.event;
  if (last === undefined) throw new Error('there are six');
  const event = chain(last, commitTo({ ...draft, subject, body: {} }, values));
  return [...before, { event, values }, ...chainOf(5, 'Paul Lenoir', event)];
}

const EXCERPT = anExcerpt(chainWith(GRANT), new Set([2, 7]), EVERY);

interface JournalParts {
  readonly excerpt?: readonly string[];
  readonly seen?: readonly FileLine[];
  readonly expected?: string | undefined;
  readonly sessions?: readonly ReturnType<typeof aGrant>[];
}

function aJournal({
  excerpt = EXCERPT,
  seen = [],
  expected = brokerKey.publicKey,
  sessions = [GRANT],
}: JournalParts): string[] {
  const rest = { former: [], reason: 'Outlook', startedAt: T0, endedAt: T0 + 5, endReason: 'expired', hands: [] };
  const header = {
    type: 'header',
    format: 'accord-audit',
    version: 1,
    kind: 'journal',
    key: workstationKey.publicKey,
  } as const;
  const lines: FileLine[] = [
    { ...header, brokerKey: expected },
    ...sessions.map((signed): FileLine => ({ type: 'receipt', receipt: { signed, ...rest } })),
    ...seen,
    ...excerpt.map((line): FileLine => ({ type: 'attached', line })),
  ];
  return sealed(lines, null, workstationKey);
}

const judged = (lines: readonly string[], brokerKeyGiven?: string): ExcerptVerdict | null | object => {
  const verdict = verifyChain(lines, { pinnedKey: workstationKey.publicKey, brokerKey: brokerKeyGiven });
  return verdict.ok ? verdict.value.excerpt : verdict.failure;
};
const seenAt = (seq: number, hash: string, key = brokerKey): FileLine => ({
  type: 'checkpoint',
  signed: signCheckpoint({ seq, hash, at: T0 }, key),
});

describe('[J6] a journal that carries what the broker says of its sessions', () => {
  it('is judged by the workstation’s key, and its excerpt by the key that the workstation had pinned', () => {
    expect(judged(aJournal({}))).toEqual({
      holds: true,
      key: brokerKey.publicKey,
      pinned: true,
      events: 2,
      checkpoints: 2,
      untold: 0,
      setBack: null,
    });
    expect(judged(aJournal({}), foreignKey.publicKey)).toMatchObject({ holds: false, fault: { type: 'foreign-key' } });
    const other = aJournal({ expected: foreignKey.publicKey });
    expect(judged(other)).toMatchObject({ holds: false, fault: { type: 'foreign-key', key: brokerKey.publicKey } });
    expect(judged(other, brokerKey.publicKey)).toMatchObject({ holds: true, pinned: true });
  });

  it('says how many of its sessions the broker keeps silent about', () => {
    const other = aGrant({ id: id(61), sessionId: id(51) });
    expect(judged(aJournal({ sessions: [GRANT, other] }))).toMatchObject({ holds: true, untold: 1 });
  });

  it('holds itself when what the broker gave does not: the broker alone is to blame', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: EXCERPT.length - 2 }), (nth) => {
        const verdict = judged(aJournal({ excerpt: EXCERPT.toSpliced(nth, 1) }));
        expect(verdict).toMatchObject({ holds: false });
      }),
      RUNS,
    );
    expect(judged(aJournal({ excerpt: ['nonsense'] }))).toEqual({ holds: false, fault: { type: 'not-a-file' } });
  });

  it('shows a chain that contradicts what the workstation has seen of it, and no other broker’s', () => {
    expect(judged(aJournal({ seen: [seenAt(7, 'ab'.repeat(32))] }))).toMatchObject({
      holds: false,
      fault: { type: 'rewritten', to: 7 },
    });
    expect(judged(aJournal({ seen: [seenAt(7, 'ab'.repeat(32), foreignKey)] }))).toMatchObject({ holds: true });
  });

  it('shows a grant that the broker says this workstation signed, and that it did not', () => {
    const wider = { ...GRANT, grant: { ...GRANT.grant, expiresAt: GRANT.grant.expiresAt + 60_000 } };
    const excerpt = anExcerpt(chainWith(wider), new Set([7]), EVERY);
    expect(judged(aJournal({ excerpt }))).toMatchObject({ holds: false, fault: { type: 'receipt-forged' } });
  });
});

describe('[J1] whatever is done to the excerpt inside a journal is found, and the event is named (T23)', () => {
  const attachedAt = (lines: readonly string[]): number[] =>
    lines.flatMap((line, n) => (line.startsWith('{"type":"attached"') ? [n] : []));

  it('a line removed, or a byte changed', () => {
    const journal = aJournal({});
    const places = attachedAt(journal).slice(1, -1);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.boolean(), (place, removed) => {
        const line = journal[place] ?? '';
        const seq = Number(/\\"seq\\":(\d+)/.exec(line)?.[1]);
        const touched = removed
          ? journal.toSpliced(place, 1)
          : journal.with(place, line.replace(/(\\"seq\\":)\d+/, '$199'));
        expect(judged(touched)).toMatchObject({ type: 'excerpt' });
        if (removed && !line.includes('checkpoint')) expect(judged(touched)).toMatchObject({ fault: { seq } });
      }),
      RUNS,
    );
  });

  it('all of it removed', () => {
    const journal = aJournal({});
    expect(judged(journal.filter((line) => !line.startsWith('{"type":"attached"')))).toEqual({ type: 'file-altered' });
  });
});
