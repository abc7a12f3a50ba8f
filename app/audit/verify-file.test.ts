import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aGrant, foreignKey, id, T0, workstationKey } from '../testing/builders.ts';
import { aFile, brokerKey, aChain as chainOf, linesOf, salted, sealed } from '../testing/chain.ts';
import { chain, commit, commitTo, GENESIS, hashOf } from './chain.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { FileLine } from './export-file.ts';
import { FileLine as Line } from './export-file.ts';
import type { Known } from './verify-file.ts';
import { verifyChain } from './verify-file.ts';

const COUNT = 11;
const EVERY = 4;
const FILE = aFile(COUNT, EVERY);
const known: Known = { pinnedKey: brokerKey.publicKey };

const faultOf = (lines: readonly string[], more: Known = known) => {
  const verdict = verifyChain(lines, more);
  return verdict.ok ? null : verdict.failure;
};
const parsed = (lines: readonly string[]): FileLine[] => lines.map((line) => Line.parse(JSON.parse(line)));
const seqOf = (line: string): number | null => {
  const read = Line.parse(JSON.parse(line));
  return read.type === 'event' ? read.event.seq : null;
};
const at = (seq: number): number => FILE.findIndex((line) => seqOf(line) === seq);
const eventAt = (seq: number): string => FILE[at(seq)] ?? '';
const seqs = fc.integer({ min: 1, max: COUNT });

describe('a file that nobody touched', () => {
  it('[J1] holds, with the key it must be signed with', () => {
    expect(verifyChain(FILE, known)).toEqual({
      ok: true,
      value: {
        kind: 'chain',
        key: brokerKey.publicKey,
        pinned: true,
        sealedAt: T0,
        range: { from: 1, to: COUNT },
        events: COUNT,
        receipts: 0,
        checkpoints: 3,
        erased: 0,
        remarks: { keptFrom: 1, unaccounted: null, setBack: null, latest: T0 + COUNT * 1000 },
        excerpt: null,
      },
    });
    expect(verifyChain([...FILE, '']).ok).toBe(true);
    expect(verifyChain(FILE.map((line) => `${line}\r`)).ok).toBe(true);
  });

  it('[J3] holds with any of its personal values erased', () => {
    fc.assert(
      fc.property(fc.subarray(Array.from({ length: COUNT }, (_, n) => n + 1)), (erased) => {
        const lines = linesOf(chainOf(COUNT), EVERY).map(
          (line): FileLine =>
            line.type === 'event' && erased.includes(line.event.seq)
              ? { ...line, personal: { ...line.personal, actor: 'erased', words: 'erased' } }
              : line,
        );
        const verdict = verifyChain(sealed(lines, { from: 1, to: COUNT }), known);
        expect(verdict.ok && verdict.value.erased).toBe(erased.length * 2);
      }),
    );
  });

  it('[J3] says nothing about an erased value: without the salt any value may have been it', () => {
    const one = commit({ salt: '00'.repeat(16), value: 'Paul Lenoir' });
    const other = commit({ salt: '01'.repeat(16), value: 'Paul Lenoir' });
    expect(one).not.toBe(other);
    expect(JSON.stringify(chainOf(1)[0]?.event)).not.toContain('Paul');
  });
});

describe('[J1] whatever is done to a file is found, and the first event it was done to is named (T23)', () => {
  it('events deleted', () => {
    fc.assert(
      fc.property(seqs, fc.integer({ min: 1, max: 3 }), (seq, length) => {
        const to = Math.min(COUNT, seq + length - 1);
        const lines = FILE.filter((line) => !between(seqOf(line), seq, to));
        expect(faultOf(lines)).toMatchObject({ type: 'deleted', seq });
      }),
    );
  });

  it('events deleted together with the checkpoints after them', () => {
    fc.assert(
      fc.property(seqs, (seq) => {
        const lines = FILE.filter((line) => !between(seqOf(line), seq, COUNT) && !checkpointFrom(line, seq));
        expect(faultOf(lines)).toMatchObject({ type: 'deleted', seq, to: COUNT });
      }),
    );
  });

  it('the file cut anywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: FILE.length - 1 }), (length) => {
        const left = FILE.slice(0, length);
        const last = Math.max(0, ...left.map((line) => seqOf(line) ?? 0));
        expect(faultOf(left)).toMatchObject({ type: 'cut', seq: last + 1 });
      }),
    );
    expect(faultOf([])).toEqual({ type: 'not-a-file' });
    expect(faultOf(FILE.slice(1))).toEqual({ type: 'not-a-file' });
  });

  it('the last line cut inside', () => {
    fc.assert(
      fc.property(seqs, fc.nat(), (seq, nth) => {
        const text = eventAt(seq);
        const lines = [...FILE.slice(0, at(seq)), text.slice(0, nth % text.length)];
        expect(faultOf(lines)).toMatchObject({ type: 'malformed', seq });
      }),
    );
  });

  it('two events exchanged', () => {
    fc.assert(
      fc.property(seqs, seqs, (one, other) => {
        fc.pre(one !== other);
        const instead = new Map([
          [eventAt(one), eventAt(other)],
          [eventAt(other), eventAt(one)],
        ]);
        const lines = FILE.map((line) => instead.get(line) ?? line);
        expect(faultOf(lines)).toEqual({ type: 'reordered', seq: Math.min(one, other) });
      }),
    );
  });

  it('any byte of an event changed', () => {
    fc.assert(
      fc.property(seqs, fc.nat(), fc.integer({ min: 32, max: 126 }), (seq, nth, code) => {
        const text = eventAt(seq);
        const place = nth % text.length;
        const changed = `${text.slice(0, place)}${String.fromCharCode(code)}${text.slice(place + 1)}`;
        fc.pre(changed !== text);
        const fault = faultOf(FILE.map((line) => (line === text ? changed : line)));
        expect(fault).toMatchObject({ seq });
        expect(['edited', 'value-edited', 'malformed']).toContain(fault?.type);
      }),
      { numRuns: 400 },
    );
  });

  it('any field of an event changed and its hash made anew', () => {
    const edits = fc.constantFrom<Record<string, unknown>>(
      { at: T0 },
      { kind: 'ticket-resolved' },
      { actor: { kind: 'technician' } },
      { subject: { personId: id(31) } },
      { body: { n: 'other' } },
      { id: id(7) },
      { commitments: {} },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: COUNT - 1 }), edits, (seq, edit) => {
        const lines = parsed(FILE).map((line): FileLine => {
          if (line.type !== 'event' || line.event.seq !== seq) return line;
          const event = { ...line.event, ...edit };
          const personal = 'commitments' in edit ? {} : line.personal;
          return { ...line, personal, event: { ...event, hash: hashOf(event) } };
        });
        const fault = faultOf(lines.map((line) => JSON.stringify(line)));
        expect(fault).toMatchObject(
          seq % EVERY === 0 ? { type: 'rewritten', to: seq, seq: seq - EVERY + 1 } : { type: 'edited', seq },
        );
      }),
    );
  });

  it('a chain written anew from some event on: the broker’s checkpoints say otherwise', () => {
    fc.assert(
      fc.property(seqs, (seq) => {
        const kept = chainOf(seq - 1);
        const forged = [...kept, ...chainOf(COUNT - seq + 1, 'Quelqu’un d’autre', kept.at(-1)?.event)];
        const genuine = parsed(FILE).filter((line) => line.type === 'checkpoint');
        const lines = linesOf(forged, EVERY).map((line): FileLine => {
          const same = line.type === 'checkpoint' && line.signed.checkpoint.seq;
          return genuine.find(({ signed }) => signed.checkpoint.seq === same) ?? line;
        });
        const to = Math.min(COUNT, Math.ceil(seq / EVERY) * EVERY);
        const fault = faultOf(sealed(lines, { from: 1, to: COUNT }, foreignKey));
        expect(fault).toMatchObject({ type: 'rewritten', to });
        expect(fault).toMatchObject({ seq: Math.floor((seq - 1) / EVERY) * EVERY + 1 });
      }),
    );
  });

  it('a checkpoint forged with another key, or moved', () => {
    const lines = parsed(FILE);
    const forge = (signed: (seq: number, hash: string) => FileLine) =>
      lines.map((line) =>
        line.type === 'checkpoint' && line.signed.checkpoint.seq === 8 ? signed(8, line.signed.checkpoint.hash) : line,
      );
    const texts = (all: FileLine[]) => all.map((line) => JSON.stringify(line));
    const foreign = forge((seq, hash) => ({
      type: 'checkpoint',
      signed: signCheckpoint({ seq, hash, at: T0 }, foreignKey),
    }));
    expect(faultOf(texts(foreign))).toEqual({ type: 'foreign-key', key: foreignKey.publicKey });
    const claimed = forge((seq, hash) => ({
      type: 'checkpoint',
      signed: { ...signCheckpoint({ seq, hash, at: T0 }, foreignKey), brokerKey: brokerKey.publicKey },
    }));
    expect(faultOf(texts(claimed))).toMatchObject({ type: 'checkpoint-forged', seq: 8 });
    const early = [
      ...lines.slice(0, 1),
      ...lines.filter(({ type }) => type === 'checkpoint').slice(1, 2),
      ...lines.slice(1),
    ];
    expect(faultOf(texts(early))).toMatchObject({ type: 'inserted', seq: 1 });
  });

  it('everything signed anew with a key of one’s own: only the pinned key tells', () => {
    const own = sealed(linesOf(chainOf(COUNT, 'Personne'), EVERY, foreignKey), { from: 1, to: COUNT }, foreignKey);
    expect(faultOf(own)).toEqual({ type: 'foreign-key', key: foreignKey.publicKey });
    const unpinned = verifyChain(own);
    expect(unpinned.ok && unpinned.value).toMatchObject({ pinned: false, key: foreignKey.publicKey });
  });

  it('two chains of the same broker spliced', () => {
    const other = sealed(linesOf(chainOf(COUNT, 'Autre chaîne'), EVERY), { from: 1, to: COUNT });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: FILE.length - 2 }), (place) => {
        const lines = [...FILE.slice(0, place), ...other.slice(place)];
        const before = Math.max(...FILE.slice(0, place).map((line) => seqOf(line) ?? 0));
        const fault = faultOf(lines);
        expect(['edited', 'replaced', 'rewritten']).toContain(fault?.type);
        expect(fault).toSatisfy(({ seq }: { seq: number }) => seq <= before + 1 && seq > before - EVERY);
      }),
    );
  });

  it('an event inserted, forged to fit or repeated', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: COUNT - 1 }), fc.boolean(), (seq, repeated) => {
        const [entry] = chainOf(1, 'Intrus', parsedEvent(seq));
        const line = repeated
          ? eventAt(seq)
          : JSON.stringify({ type: 'event', event: entry?.event, personal: entry?.values });
        const lines = FILE.flatMap((text) => (seqOf(text) === seq ? [text, line] : [text]));
        const fault = faultOf(lines);
        expect(fault).toSatisfy(({ type }: { type: string }) =>
          repeated || seq % EVERY !== 0 ? type === 'inserted' : ['inserted', 'reordered'].includes(type),
        );
      }),
    );
  });

  it('a personal value changed, exchanged, removed, or one added', () => {
    fc.assert(
      fc.property(seqs, fc.constantFrom('change', 'exchange', 'remove', 'add'), (seq, how) => {
        const lines = parsed(FILE).map((line): FileLine => {
          if (line.type !== 'event' || line.event.seq !== seq) return line;
          const { actor, words } = line.personal;
          if (actor === undefined || words === undefined) throw new Error('the builder gives both');
          const personal = {
            change: { actor: salted('Autre'), words },
            exchange: { actor: words, words: actor },
            remove: { actor },
            add: { actor, words, more: salted('x') },
          }[how];
          return { ...line, personal };
        });
        expect(faultOf(lines.map((line) => JSON.stringify(line)))).toMatchObject({ type: 'value-edited', seq });
      }),
    );
  });

  it('a value passed off as erased, or a line written another way: the seal does not hold', () => {
    const lines = parsed(FILE).map(
      (line): FileLine =>
        line.type === 'event' && line.event.seq === 3
          ? { ...line, personal: { actor: 'erased', words: 'erased' } }
          : line,
    );
    expect(faultOf(lines.map((line) => JSON.stringify(line)))).toEqual({ type: 'file-altered' });
    expect(faultOf(FILE.map((line, n) => (n === at(5) ? line.replace('{"type"', '{ "type"') : line)))).toMatchObject({
      type: 'malformed',
      seq: 5,
    });
    expect(faultOf([...FILE, eventAt(1)])).toEqual({ type: 'file-altered' });
  });

  it('an older chain, shown to someone who has seen a newer checkpoint', () => {
    const newer = signCheckpoint({ seq: COUNT + 5, hash: 'ab'.repeat(32), at: T0 }, brokerKey);
    expect(faultOf(FILE, { ...known, checkpoints: [newer] })).toMatchObject({ type: 'cut', seq: COUNT + 1 });
  });

  it('a chain written anew with the broker’s own key, to someone who has seen some of it', () => {
    const genuine = chainOf(COUNT);
    const seen = fc.uniqueArray(seqs, { minLength: 1 });
    fc.assert(
      fc.property(seqs, seen, (seq, places) => {
        const kept = genuine.slice(0, seq - 1);
        const forged = [...kept, ...chainOf(COUNT - seq + 1, 'Quelqu’un d’autre', kept.at(-1)?.event)];
        const lines = sealed(linesOf(forged, EVERY), { from: 1, to: COUNT });
        const checkpoints = genuine
          .filter(({ event }) => places.includes(event.seq))
          .map(({ event: { seq: place, hash, at: when } }) =>
            signCheckpoint({ seq: place, hash, at: when }, brokerKey),
          );
        const contradicted = places.filter((place) => place >= seq);
        const fault = faultOf(lines, { ...known, checkpoints });
        const agreed = Math.max(0, ...places.filter((place) => place < seq));
        const rewritten = { type: 'rewritten', seq: agreed + 1, to: Math.min(...contradicted) };
        expect(fault).toEqual(contradicted.length === 0 ? null : expect.objectContaining(rewritten));
      }),
    );
  });
});

describe('parts of a chain', () => {
  const entries = chainOf(12);
  const all = linesOf(entries, EVERY);

  it('[J1] a stretch begins with the checkpoint before it', () => {
    const [header, ...rest] = all;
    const from5 = rest.slice(rest.findIndex(({ type }) => type === 'checkpoint'));
    if (header === undefined) throw new Error('a file has a header');
    expect(faultOf(sealed([header, ...from5], { from: 5, to: 12 }))).toBeNull();
    expect(faultOf(sealed([header, ...from5.slice(1)], { from: 5, to: 12 }))).toMatchObject({
      type: 'deleted',
      seq: 1,
    });
  });

  it('[J1] an excerpt ties each event to the next checkpoint, and nothing else', () => {
    const excerpt = all.flatMap((line): FileLine[] => {
      if (line.type === 'header') return [{ ...line, kind: 'excerpt' }];
      if (line.type !== 'event') return [line];
      const { seq, prev, hash } = line.event;
      if (between(seq, 5, 8)) return [];
      return seq === 2 || seq === 11 ? [line] : [{ type: 'link', link: { seq, prev, hash } }];
    });
    const shown = excerpt.filter((line) => line.type !== 'checkpoint' || line.signed.checkpoint.seq !== 8);
    expect(faultOf(sealed(shown, { from: 1, to: 12 }))).toBeNull();
    const torn = shown.filter((line) => line.type !== 'link' || line.link.seq !== 3);
    expect(faultOf(sealed(torn, { from: 1, to: 12 }))).toMatchObject({ type: 'deleted', seq: 3, to: 3 });
    const untied = shown.slice(0, -1);
    expect(faultOf(sealed(untied, { from: 1, to: 12 }))).toEqual({ type: 'file-altered' });
  });

  it('[J1] a journal holds by the workstation’s own key, grant by grant', () => {
    const lineFor = (signed: ReturnType<typeof aGrant>): FileLine => ({
      type: 'receipt',
      receipt: {
        signed,
        former: [],
        reason: 'Outlook',
        startedAt: T0,
        endedAt: T0 + 5,
        endReason: 'expired',
        hands: [],
      },
    });
    const header: FileLine = {
      type: 'header',
      format: 'accord-audit',
      version: 1,
      kind: 'journal',
      key: workstationKey.publicKey,
    };
    const good = sealed([header, lineFor(aGrant())], null, workstationKey);
    expect(faultOf(good, { pinnedKey: workstationKey.publicKey })).toBeNull();
    const wider = aGrant();
    const forged = { ...wider, grant: { ...wider.grant, expiresAt: wider.grant.expiresAt + 1 } };
    expect(faultOf(sealed([header, lineFor(forged)], null, workstationKey), {})).toMatchObject({
      type: 'receipt-forged',
      reference: 'INC-2026-000042',
    });
    expect(faultOf(good.slice(0, -1), {})).toMatchObject({ type: 'cut', seq: null });
    expect(faultOf([...good.slice(0, 1), ...good.slice(2)], {})).toEqual({ type: 'file-altered' });
  });
});

const between = (seq: number | null, from: number, to: number): boolean => seq !== null && seq >= from && seq <= to;

function checkpointFrom(line: string, seq: number): boolean {
  const read = Line.parse(JSON.parse(line));
  return read.type === 'checkpoint' && read.signed.checkpoint.seq >= seq;
}

function parsedEvent(seq: number) {
  const read = Line.parse(JSON.parse(eventAt(seq)));
  if (read.type !== 'event') throw new Error('not an event');
  return read.event;
}

describe('chain', () => {
  it('[J1] throws on what is not JSON rather than hash something else', () => {
    const draft = { id: id(1), at: T0, kind: 'x', actor: { kind: 'broker' as const }, subject: {} };
    expect(() => chain(GENESIS, commitTo({ ...draft, body: { n: Number.NaN } }, {}))).toThrow();
  });
});
