import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id } from '../testing/builders.ts';
import { brokerKey, aChain as chainOf, linesOf, sealed } from '../testing/chain.ts';
import type { ChainEvent, EventDraft, Head, Personal } from './chain.ts';
import { chain, commitTo, GENESIS } from './chain.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { FileLine } from './export-file.ts';
import { NO_REMARKS, remark } from './remarks.ts';
import { verifyChain } from './verify-file.ts';

const EVERY = 4;
const known = { pinnedKey: brokerKey.publicKey };

/** Something the broker did by itself, after the event before it. */
function byBroker(last: ChainEvent, kind: string, body: EventDraft['body'], at = last.at + 1000): ChainEvent {
  const draft = { id: id(3000), at, kind, actor: { kind: 'broker' as const }, subject: {}, body };
  return chain(last, commitTo(draft, {}));
}

const lastOf = <T>(all: readonly T[]): T => {
  const last = all.at(-1);
  if (last === undefined) throw new Error('there is none');
  return last;
};

/** A whole export: from the checkpoint before `from`, with what each event still has, and what the broker did afterwards. */
function anExport(from: number, erased: ReadonlySet<number>, more: readonly ChainEvent[], whole = true): string[] {
  const [header, ...lines] = linesOf(chainOf(12), EVERY);
  if (header?.type !== 'header') throw new Error('a file has a header');
  const kept = lines
    .filter((line) => (line.type === 'event' ? line.event.seq >= from : isFrom(line, from - 1)))
    .map((line): FileLine => {
      if (line.type !== 'event' || !erased.has(line.event.seq)) return line;
      return { ...line, personal: { actor: 'erased', words: 'erased' } };
    });
  const told = more.flatMap((event): FileLine[] => [
    { type: 'event', event, personal: {} },
    { type: 'checkpoint', signed: signCheckpoint({ seq: event.seq, hash: event.hash, at: event.at }, brokerKey) },
  ]);
  const to = more.at(-1)?.seq ?? 12;
  return sealed([{ ...header, whole }, ...kept, ...told], { from, to });
}

/** A file that begins with the chain has no checkpoint before it. */
const isFrom = (line: FileLine, seq: number): boolean =>
  line.type === 'checkpoint' && line.signed.checkpoint.seq >= seq;

const end = lastOf(chainOf(12)).event;
const faultOf = (lines: readonly string[]) => {
  const verdict = verifyChain(lines, known);
  return verdict.ok ? null : verdict.failure;
};
const remarksOf = (lines: readonly string[]) => {
  const verdict = verifyChain(lines, known);
  return verdict.ok ? verdict.value.remarks : verdict.failure;
};

describe('[J8] a chain that was cut where its time was over', () => {
  const cut = byBroker(end, 'retention-applied', { events: 4, values: 0, keptFrom: 5 });

  it('holds, because it says so itself', () => {
    expect(faultOf(anExport(5, new Set(), [cut]))).toBeNull();
  });

  it('[J1] does not when nothing in it says so, or when more is gone than it says', () => {
    expect(faultOf(anExport(5, new Set(), []))).toEqual({ type: 'deleted', seq: 1, to: 4, after: null });
    expect(faultOf(anExport(9, new Set(), [cut]))).toEqual({ type: 'deleted', seq: 5, to: 8, after: null });
  });

  it('is not expected of somebody who asked for a stretch of time', () => {
    expect(faultOf(anExport(9, new Set(), [cut], false))).toBeNull();
  });
});

describe('[J3] values that are gone', () => {
  const erasedBy = (values: number) => byBroker(end, 'person-erased', { values });
  const places = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 });

  it('are accounted for by the erasures that the chain tells later', () => {
    fc.assert(
      fc.property(places, fc.nat({ max: 30 }), (erased, values) => {
        const { unaccounted } = { ...NO_REMARKS, ...remarksOf(anExport(1, new Set(erased), [erasedBy(values)])) };
        const left = erased.length * 2 - values;
        expect(unaccounted).toEqual(left > 0 ? { seq: Math.min(...erased), count: left } : null);
      }),
      { numRuns: 50 },
    );
  });

  it('are not by an erasure that came before', () => {
    const early = byBroker(end, 'retention-applied', { values: 50 });
    const draft = { id: id(3000), at: early.at, kind: 'word-added', actor: { kind: 'employee' as const } };
    const values = { words: { salt: 'ab'.repeat(16), value: 'Bonjour' } };
    const later = chain(early, commitTo({ ...draft, subject: {}, body: {} }, values));
    const gone: Personal = { words: 'erased' };
    const remarks = remark(remark(NO_REMARKS, early, {}), later, gone);
    expect(remarks.unaccounted).toEqual({ seq: later.seq, count: 1 });
  });
});

describe('[J1] a clock that was set back', () => {
  const dated = (times: readonly number[]): { readonly seq: number } | null => {
    let head: Head = GENESIS;
    let remarks = NO_REMARKS;
    for (const at of times) {
      const draft = { id: id(3000), at, kind: 'signed-in', actor: { kind: 'broker' as const } };
      const event = chain(head, commitTo({ ...draft, subject: {}, body: {} }, {}));
      remarks = remark(remarks, event, {});
      head = event;
    }
    return remarks.setBack;
  };
  const minutes = (...all: number[]): number[] => all.map((minute) => 1_790_000_000_000 + minute * 60_000);

  it('is remarked at the first event that it dates before what precedes it', () => {
    expect(dated(minutes(0, 10, 4, 3, 20))).toMatchObject({ seq: 3, before: minutes(10)[0], at: minutes(4)[0] });
  });

  it('is not suspected of what brokers and commits explain', () => {
    expect(dated(minutes(0, 4, 1, 5, 0, 30))).toBeNull();
  });
});
