import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { T0 } from '../testing/builders.ts';
import { anExcerpt, brokerKey, aChain as chainOf } from '../testing/chain.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { FileLine } from './export-file.ts';
import { FileLine as Line } from './export-file.ts';
import type { Known } from './verify-file.ts';
import { verifyChain } from './verify-file.ts';

const COUNT = 18;
const EVERY = 4;
const CHAIN = chainOf(COUNT);
const OTHER = chainOf(COUNT, 'Autre chaîne');
const RUNS = { numRuns: 50 };
const known: Known = { pinnedKey: brokerKey.publicKey };

const faultOf = (lines: readonly string[], more: Known = known) => {
  const verdict = verifyChain(lines, more);
  return verdict.ok ? null : verdict.failure;
};
const parsed = (text: string): FileLine => Line.parse(JSON.parse(text));
const placeOf = (text: string): number | null => {
  const line = parsed(text);
  if (line.type === 'event') return line.event.seq;
  return line.type === 'link' ? line.link.seq : null;
};
const isCheckpoint = (text: string): boolean => parsed(text).type === 'checkpoint';

/** Some events of the chain, at least one; and one of the lines between header and seal. */
const wanted = fc.uniqueArray(fc.integer({ min: 1, max: COUNT }), { minLength: 1 }).map((seqs) => new Set(seqs));
const excerpts = fc.tuple(wanted, fc.nat()).map(([seqs, nth]) => {
  const lines = anExcerpt(CHAIN, seqs, EVERY);
  return { seqs, lines, nth: 1 + (nth % (lines.length - 2)) };
});
/** The place of the line, or of the event that a checkpoint confirms. */
const about = (lines: readonly string[], nth: number): number => {
  const seqs = lines.slice(1, nth + 1).map(placeOf);
  return Math.max(...seqs.map((seq) => seq ?? 0));
};

describe('[J1] an excerpt that nobody touched', () => {
  it('holds, whichever events it shows, and with none at all', () => {
    fc.assert(
      fc.property(wanted, (seqs) => {
        expect(faultOf(anExcerpt(CHAIN, seqs, EVERY))).toBeNull();
      }),
      RUNS,
    );
    expect(faultOf(anExcerpt(CHAIN, new Set(), EVERY))).toBeNull();
  });
});

describe('[J1] whatever is done to an excerpt is found, and the first event it was done to is named (T23)', () => {
  it('an event or a link deleted', () => {
    fc.assert(
      fc.property(excerpts, ({ lines, nth }) => {
        fc.pre(!isCheckpoint(lines[nth] ?? ''));
        expect(faultOf(lines.toSpliced(nth, 1))).toMatchObject({ type: 'deleted', seq: about(lines, nth) });
      }),
      RUNS,
    );
  });

  it('everything about an event deleted, up to the checkpoint that covers it', () => {
    fc.assert(
      fc.property(wanted, fc.nat(), (seqs, nth) => {
        const lines = anExcerpt(CHAIN, seqs, EVERY);
        const ends = lines.flatMap((line, n) => (n > 0 && n < lines.length - 1 && isCheckpoint(line) ? [n] : []));
        const end = ends[nth % ends.length] ?? 0;
        const start = (ends[(nth % ends.length) - 1] ?? 0) + 1;
        const left = lines.toSpliced(start, end - start + 1);
        expect(faultOf(left)).toMatchObject({ type: 'deleted', seq: placeOf(lines[start] ?? '') });
      }),
      RUNS,
    );
  });

  it('a checkpoint deleted', () => {
    fc.assert(
      fc.property(excerpts, ({ lines, nth }) => {
        fc.pre(isCheckpoint(lines[nth] ?? ''));
        const fault = faultOf(lines.toSpliced(nth, 1));
        expect(fault).not.toBeNull();
        if (fault?.type === 'deleted') expect(fault.seq).toBe(about(lines, nth) + 1);
        else expect(fault?.type).toBe('file-altered');
      }),
      RUNS,
    );
  });

  it('two lines exchanged, or one repeated', () => {
    fc.assert(
      fc.property(excerpts, fc.boolean(), ({ lines, nth }, repeated) => {
        const line = lines[nth] ?? '';
        const next = lines[nth + 1] ?? '';
        fc.pre(nth + 1 < lines.length - 1 && !isCheckpoint(line));
        const touched = repeated ? lines.toSpliced(nth, 0, line) : lines.toSpliced(nth, 2, next, line);
        const fault = faultOf(touched);
        expect(fault).toHaveProperty('seq');
        const seq = about(lines, nth);
        expect(fault && 'seq' in fault ? fault.seq : null).toSatisfy(
          (named: number) => named >= seq && named <= seq + 1,
        );
      }),
      RUNS,
    );
  });

  it('a line of another chain of the same broker in its stead', () => {
    fc.assert(
      fc.property(excerpts, ({ seqs, lines, nth }) => {
        const foreign = anExcerpt(OTHER, seqs, EVERY)[nth] ?? '';
        const seq = about(lines, nth);
        const fault = faultOf(lines.with(nth, foreign));
        expect(['edited', 'replaced', 'rewritten']).toContain(fault?.type);
        expect(fault && 'seq' in fault ? fault.seq : null).toSatisfy(
          (named: number) => named <= seq + 1 && named > seq - EVERY,
        );
      }),
      RUNS,
    );
  });

  it('an event passed off as one that nobody asked for', () => {
    fc.assert(
      fc.property(excerpts, ({ lines, nth }) => {
        const line = parsed(lines[nth] ?? '');
        fc.pre(line.type === 'event');
        const { seq, prev, hash } = line.type === 'event' ? line.event : { seq: 0, prev: '', hash: '' };
        const link = JSON.stringify({ type: 'link', link: { seq, prev, hash } });
        expect(faultOf(lines.with(nth, link))).toEqual({ type: 'file-altered' });
      }),
      RUNS,
    );
  });

  it('a chain that a workstation has seen otherwise, be it only at a link or at a checkpoint', () => {
    fc.assert(
      fc.property(excerpts, ({ lines, nth }) => {
        const seq = about(lines, nth);
        const seen = signCheckpoint({ seq, hash: 'ab'.repeat(32), at: T0 }, brokerKey);
        expect(faultOf(lines, { ...known, checkpoints: [seen] })).toMatchObject({ type: 'rewritten', to: seq });
      }),
      RUNS,
    );
  });
});
