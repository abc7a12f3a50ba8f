import type { ChainEvent, EventDraft, Head, Salted } from '../audit/chain.ts';
import { chain, commitTo, GENESIS } from '../audit/chain.ts';
import { signCheckpoint } from '../audit/checkpoint.ts';
import type { FileLine, Range } from '../audit/export-file.ts';
import { createSealer } from '../audit/export-file.ts';
import type { KeyPair } from '../kernel/signing.ts';
import { keyPairFrom } from '../kernel/signing.ts';
import { id, T0 } from './builders.ts';

export const brokerKey: KeyPair = keyPairFrom(new Uint8Array(32).fill(9));

const aDraft = (n: number, over: Partial<EventDraft> = {}): EventDraft => ({
  id: id(1000 + n),
  at: T0 + n * 1000,
  kind: 'ticket-opened',
  actor: { kind: 'employee', personId: id(30) },
  subject: { ticketId: id(10), reference: 'INC-2026-000042' },
  body: { n },
  ...over,
});

export const salted = (value: string): Salted => ({ salt: 'ab'.repeat(16), value });

export interface Entry {
  readonly event: ChainEvent;
  readonly values: Record<string, Salted>;
}

/** `count` events that follow one another, each with two personal values; `name` tells two such chains apart. */
export function aChain(count: number, name = 'Paul Lenoir', head: Head = GENESIS): Entry[] {
  const entries: Entry[] = [];
  let last = head;
  for (let n = head.seq + 1; n <= head.seq + count; n += 1) {
    const values = { actor: salted(name), words: salted(`Mots ${n}`) };
    const event = chain(last, commitTo(aDraft(n), values));
    entries.push({ event, values });
    last = event;
  }
  return entries;
}

/** The lines before the seal: a checkpoint after every `every` events and after the last. */
export function linesOf(entries: readonly Entry[], every: number, key: KeyPair = brokerKey): FileLine[] {
  const lines: FileLine[] = [{ type: 'header', format: 'accord-audit', version: 1, kind: 'chain', key: key.publicKey }];
  for (const { event, values } of entries) {
    lines.push({ type: 'event', event, personal: values });
    if (event.seq % every === 0 || event === entries.at(-1)?.event)
      lines.push({
        type: 'checkpoint',
        signed: signCheckpoint({ seq: event.seq, hash: event.hash, at: event.at }, key),
      });
  }
  return lines;
}

/** The text of a sealed file. */
export function sealed(
  lines: readonly FileLine[],
  range: Range | null,
  key: KeyPair = brokerKey,
  gaps?: Range[],
): string[] {
  const sealer = createSealer();
  const rest = { fileId: id(99), at: T0, range, ...(gaps && { gaps }) };
  return [...lines.map((line) => sealer.add(line)), sealer.seal(rest, key)];
}

/** As the broker writes an excerpt: the wanted events, tied by links to the checkpoint that covers them. */
export function anExcerpt(entries: readonly Entry[], wanted: ReadonlySet<number>, every: number): string[] {
  const lines: FileLine[] = [
    { type: 'header', format: 'accord-audit', version: 1, kind: 'excerpt', key: brokerKey.publicKey },
  ];
  const shown: number[] = [];
  const isCover = (seq: number): boolean => seq % every === 0 || seq === entries.length;
  for (const { event, values } of entries) {
    const { seq, prev, hash, at } = event;
    const goesOn = shown.at(-1) === seq - 1 && !isCover(seq - 1);
    if (!wanted.has(seq) && !goesOn) continue;
    shown.push(seq);
    if (wanted.has(seq)) lines.push({ type: 'event', event, personal: values });
    else lines.push({ type: 'link', link: { seq, prev, hash } });
    if (isCover(seq)) lines.push({ type: 'checkpoint', signed: signCheckpoint({ seq, hash, at }, brokerKey) });
  }
  const gaps = shown.flatMap((seq, n): Range[] => {
    const next = shown[n + 1] ?? seq + 1;
    return next > seq + 1 ? [{ from: seq + 1, to: next - 1 }] : [];
  });
  const [from, to] = [shown[0], shown.at(-1)];
  return sealed(lines, from === undefined || to === undefined ? null : { from, to }, brokerKey, gaps);
}

export const aFile = (count: number, every = 4): string[] =>
  sealed(linesOf(aChain(count), every), { from: 1, to: count });
