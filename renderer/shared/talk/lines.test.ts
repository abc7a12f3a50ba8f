import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InternalNote, Talk, TalkMessage } from '../../../app/talk/message.ts';
import { countUnread } from '../../../app/talk/message.ts';
import { firstUnread, goesOn, lastOwn, linesOf } from './lines.ts';

const CAMILLE = { id: '00000000-0000-4000-8000-000000000001', name: 'Camille Roux', role: 'employee' } as const;
const HUGO = { id: '00000000-0000-4000-8000-000000000002', name: 'Hugo Lambert', role: 'technician' } as const;

const message = (number: number, at: number, author: TalkMessage['author'] = CAMILLE): TalkMessage => ({
  number,
  author,
  words: `mot ${number}`,
  files: [],
  at,
});
const note = (id: string, at: number): InternalNote => ({ id, author: HUGO, words: 'note', files: [], at });

const anyTalk = fc
  .record({
    authors: fc.array(fc.constantFrom(CAMILLE, HUGO), { maxLength: 12 }),
    read: fc.array(fc.record({ person: fc.constantFrom(CAMILLE, HUGO), upTo: fc.integer({ min: 1, max: 12 }) }), {
      maxLength: 2,
    }),
  })
  .map(
    ({ authors, read }): Talk => ({
      messages: authors.map((author, at) => message(at + 1, at * 1000, author)),
      marks: read
        .filter(({ person }, at) => read.findIndex((other) => other.person === person) === at)
        .map((mark) => ({ ...mark, at: 99 })),
    }),
  );

describe('what stands on the page', () => {
  it('[M1] has every message once, by its number, and every note between those it was written between', () => {
    fc.assert(
      fc.property(anyTalk, fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 5 }), (talk, moments) => {
        const notes = moments.toSorted((one, other) => one - other).map((at, index) => note(`n${index}`, at));
        const lines = linesOf(talk, notes);
        const numbers = lines.flatMap((line) => (line.kind === 'message' ? [line.said.number] : []));
        expect(numbers).toEqual(talk.messages.map(({ number }) => number));
        expect(lines.flatMap((line) => (line.kind === 'note' ? [line.said.id] : []))).toEqual(
          notes.map(({ id }) => id),
        );
        const times = lines.map(({ said }) => said.at);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
      }),
    );
  });

  it('names whoever begins to talk, or begins again after a while, or begins a note', () => {
    const lines = linesOf({ messages: [message(1, 0), message(2, 1000), message(3, 400_000)], marks: [] }, [
      note('n', 400_500),
    ]);
    expect(lines.map((line, at) => goesOn(line, lines[at - 1]))).toEqual([false, true, false, false]);
  });
});

describe('[M4] what was read', () => {
  it('is everything up to somebody’s mark, and all that they wrote themselves', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const upTo = talk.marks.find(({ person }) => person === HUGO)?.upTo ?? 0;
        const others = talk.messages.filter(({ author, number }) => author === CAMILLE && number > upTo);
        expect(countUnread(talk, HUGO.id)).toBe(others.length);
        expect(firstUnread(talk, HUGO.id)).toBe(others[0]?.number ?? null);
      }),
    );
  });

  it('stands under the latest message of one’s own, never by oneself', () => {
    const messages = [message(1, 0), message(2, 1, HUGO), message(3, 2)];
    const marks = [
      { person: CAMILLE, upTo: 3, at: 5 },
      { person: HUGO, upTo: 2, at: 6 },
    ];
    expect(lastOwn({ messages, marks }, CAMILLE.id)).toEqual({ number: 3, readers: [] });
    expect(lastOwn({ messages, marks }, HUGO.id)).toEqual({ number: 2, readers: [marks[0]] });
    expect(lastOwn({ messages: [], marks }, HUGO.id)).toBeNull();
  });
});
