import type { SignedCheckpoint } from '../../app/audit/checkpoint.ts';
import type { FileLine } from '../../app/audit/export-file.ts';
import { createSealer } from '../../app/audit/export-file.ts';
import type { AuditFilter } from '../../app/wire/requests/audit.ts';
import type { Context } from '../context.ts';
import { listCheckpoints, makeCheckpoint } from './checkpoints.ts';
import { filtered } from './filter-events.ts';
import type { Chained } from './read-events.ts';
import { readChain } from './read-events.ts';

type Parts = Pick<Context, 'store' | 'clock' | 'random' | 'signingKey'>;

/**
 * A file of JSON lines, made as it is read. Events chosen by time alone are a stretch of the chain without a gap; any
 * other choice is an excerpt, each event tied by links to the checkpoint that covers it.
 */
export async function* writeFile(parts: Parts, filter: AuditFilter): AsyncGenerator<string> {
  const { signingKey, clock, random } = parts;
  const end = await makeCheckpoint(parts);
  const { from: _from, to: _to, ...chosen } = filter;
  const kind = Object.keys(chosen).length === 0 ? 'chain' : 'excerpt';
  const sealer = createSealer();
  const line = (one: FileLine): string => `${sealer.add(one)}\n`;
  yield line({ type: 'header', format: 'accord-audit', version: 1, kind, key: signingKey.publicKey });
  let range = { from: 1, to: 0 };
  for await (const one of kind === 'chain' ? stretch(parts, filter, end) : excerpt(parts, filter, end)) {
    if (one.type === 'event' || one.type === 'link') {
      const { seq } = one.type === 'event' ? one.event : one.link;
      range = { from: range.to === 0 ? seq : range.from, to: seq };
    }
    yield line(one);
  }
  yield `${sealer.seal({ fileId: random.id(), at: clock.now(), range: range.to === 0 ? null : range }, signingKey)}\n`;
}

/** From the checkpoint before the first event that was asked for to the checkpoint after the last. */
async function* stretch({ store }: Parts, filter: AuditFilter, end: SignedCheckpoint): AsyncGenerator<FileLine> {
  const bounds = await filtered(store, filter)
    .select((eb) => [eb.fn.min('seq').as('first'), eb.fn.max('seq').as('last')])
    .executeTakeFirstOrThrow();
  if (bounds.first === null || bounds.last === null) return;
  const checkpoints = await listCheckpoints(store, 0, end.checkpoint.seq);
  const before = checkpoints.findLast(({ checkpoint }) => checkpoint.seq < Number(bounds.first));
  const after = checkpoints.find(({ checkpoint }) => checkpoint.seq >= Number(bounds.last)) ?? end;
  const start = before?.checkpoint.seq ?? 0;
  const due = checkpoints.filter(({ checkpoint }) => checkpoint.seq > start && checkpoint.seq <= after.checkpoint.seq);
  if (before !== undefined && start > 0) yield { type: 'checkpoint', signed: before };
  for await (const chained of readChain(store, start, after.checkpoint.seq)) yield* told(chained, due);
}

async function* excerpt({ store }: Parts, filter: AuditFilter, end: SignedCheckpoint): AsyncGenerator<FileLine> {
  const rows = await filtered(store, filter)
    .select('seq')
    .where('seq', '<=', String(end.checkpoint.seq))
    .orderBy('seq')
    .execute();
  const wanted = new Set(rows.map(({ seq }) => Number(seq)));
  const checkpoints = await listCheckpoints(store, 1, end.checkpoint.seq);
  let reached = 0;
  for (const seq of wanted) {
    if (seq <= reached) continue;
    const cover = checkpoints.find(({ checkpoint }) => checkpoint.seq >= seq) ?? end;
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
