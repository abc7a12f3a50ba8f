import type { SignedCheckpoint } from '../../app/audit/checkpoint.ts';
import type { FileLine, Range } from '../../app/audit/export-file.ts';
import { createSealer } from '../../app/audit/export-file.ts';
import type { AuditFilter } from '../../app/wire/requests/audit.ts';
import type { Context } from '../context.ts';
import { checkpointAfter, checkpointBefore, listCheckpoints, makeCheckpoint } from './checkpoints.ts';
import { filtered } from './filter-events.ts';
import type { Chained } from './read-events.ts';
import { readChain } from './read-events.ts';

type Parts = Pick<Context, 'store' | 'clock' | 'random' | 'signingKey'>;

/** The places of the events that were asked for, up to the one that is given, in their order. */
export type Choose = (upTo: number) => Promise<readonly number[]>;

/**
 * A file of JSON lines, made as it is read. Events chosen by time alone are a stretch of the chain without a gap; any
 * other choice is an excerpt, each event tied by links to the checkpoint that covers it.
 */
export function writeFile(parts: Parts, filter: AuditFilter): AsyncGenerator<string> {
  const { from, to: _to, ...chosen } = filter;
  if (Object.keys(chosen).length > 0) return writeExcerpt(parts, chooseBy(parts, filter));
  const header = { kind: 'chain', ...(from === undefined && { whole: true }) } as const;
  return written(parts, header, (end) => stretch(parts, filter, end));
}

/** The same for any choice of events. */
export const writeExcerpt = (parts: Parts, choose: Choose): AsyncGenerator<string> =>
  written(parts, { kind: 'excerpt' }, (end) => excerpt(parts, choose, end));

async function* written(
  parts: Parts,
  header: { readonly kind: 'chain' | 'excerpt'; readonly whole?: boolean },
  lines: (end: SignedCheckpoint) => AsyncGenerator<FileLine>,
): AsyncGenerator<string> {
  const { signingKey, clock, random } = parts;
  const end = await makeCheckpoint(parts);
  const sealer = createSealer();
  const line = (one: FileLine): string => `${sealer.add(one)}\n`;
  yield line({ type: 'header', format: 'accord-audit', version: 1, key: signingKey.publicKey, ...header });
  const shown: { from: number; to: number }[] = [];
  for await (const one of lines(end)) {
    if (one.type === 'event' || one.type === 'link') {
      const { seq } = one.type === 'event' ? one.event : one.link;
      const last = shown.at(-1);
      if (last !== undefined && seq === last.to + 1) last.to = seq;
      else shown.push({ from: seq, to: seq });
    }
    yield line(one);
  }
  const extent = header.kind === 'excerpt' ? { range: rangeOf(shown), gaps: gapsIn(shown) } : { range: rangeOf(shown) };
  yield `${sealer.seal({ fileId: random.id(), at: clock.now(), ...extent }, signingKey)}\n`;
}

/** From the first place to the last; null when nothing is shown. */
function rangeOf(shown: readonly Range[]): Range | null {
  const [first, last] = [shown[0], shown.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

const gapsIn = (shown: readonly Range[]): Range[] =>
  shown.slice(1).map(({ from }, n) => ({ from: (shown[n]?.to ?? 0) + 1, to: from - 1 }));

const chooseBy =
  ({ store }: Parts, filter: AuditFilter): Choose =>
  async (upTo) => {
    const rows = await filtered(store, filter).select('seq').where('seq', '<=', String(upTo)).orderBy('seq').execute();
    return rows.map(({ seq }) => Number(seq));
  };

/** From the checkpoint before the first event that was asked for to the checkpoint after the last. */
async function* stretch({ store }: Parts, filter: AuditFilter, end: SignedCheckpoint): AsyncGenerator<FileLine> {
  const bounds = await filtered(store, filter)
    .select((eb) => [eb.fn.min('seq').as('first'), eb.fn.max('seq').as('last')])
    .executeTakeFirstOrThrow();
  if (bounds.first === null || bounds.last === null) return;
  const before = await checkpointBefore(store, Number(bounds.first));
  const after = (await checkpointAfter(store, Number(bounds.last))) ?? end;
  const start = before?.checkpoint.seq ?? 0;
  if (before !== undefined && start > 0) yield { type: 'checkpoint', signed: before };
  for (let from = start; from < after.checkpoint.seq; from += STRETCH) {
    const to = Math.min(from + STRETCH, after.checkpoint.seq);
    const due = await listCheckpoints(store, from + 1, to);
    for await (const chained of readChain(store, from, to)) yield* told(chained, due);
  }
}

async function* excerpt({ store }: Parts, choose: Choose, end: SignedCheckpoint): AsyncGenerator<FileLine> {
  const wanted = new Set(await choose(end.checkpoint.seq));
  let reached = 0;
  for (const seq of wanted) {
    if (seq <= reached) continue;
    const cover = (await checkpointAfter(store, seq)) ?? end;
    reached = cover.checkpoint.seq;
    for await (const chained of readChain(store, seq - 1, reached)) {
      const { seq: at, prev, hash } = chained.event;
      if (wanted.has(at)) yield { type: 'event', ...chained };
      else yield { type: 'link', link: { seq: at, prev, hash } };
    }
    yield { type: 'checkpoint', signed: cover };
  }
}

/** An event, and the checkpoint that stands after it. */
function* told(chained: Chained, due: readonly SignedCheckpoint[]): Generator<FileLine> {
  yield { type: 'event', ...chained };
  const signed = due.find(({ checkpoint }) => checkpoint.seq === chained.event.seq);
  if (signed !== undefined) yield { type: 'checkpoint', signed };
}

/** Events between two looks at the checkpoints that are due. */
const STRETCH = 2_000;
