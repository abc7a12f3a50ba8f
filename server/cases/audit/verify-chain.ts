import { checkpointHolds } from '../../../app/audit/checkpoint.ts';
import type { FileFault } from '../../../app/audit/fault.ts';
import type { Walk } from '../../../app/audit/walk.ts';
import { createWalk } from '../../../app/audit/walk.ts';
import { ok } from '../../../app/kernel/result.ts';
import { ChainFault } from '../../../app/wire/requests/audit.ts';
import { listCheckpoints, newestCheckpoint } from '../../audit/checkpoints.ts';
import { readChain } from '../../audit/read-events.ts';
import type { Context } from '../../context.ts';
import type { Case } from '../case.ts';

/** Follows the newest part of the chain, or all of it when it is short; the whole of a long one is for the command on an export. */
export const verifyNow: Case<'audit.verify'> = async (context) => {
  const { store, signingKey, clock } = context;
  const head = await store.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow();
  const to = Number(head.seq);
  const from = await startFor(context, to);
  const walk = createWalk(false);
  const checkpoints = await listCheckpoints(store, from, to);
  const fault = await follow(context, walk, from, to, checkpoints);
  return ok({
    checkedFrom: Math.min(from + 1, to),
    checkedTo: to,
    checkpoints: checkpoints.length,
    newest: (await newestCheckpoint(store)) ?? null,
    key: signingKey.publicKey,
    fault: fault && { type: ChainFault.parse(fault.type), seq: 'seq' in fault ? fault.seq : null },
    at: clock.now(),
  });
};

/** The checkpoint to begin at: zero for a chain that is short and whole. */
async function startFor({ store }: Context, to: number): Promise<number> {
  const first = await store
    .selectFrom('audit_event')
    .select((eb) => eb.fn.min('seq').as('seq'))
    .executeTakeFirstOrThrow();
  const wanted = Math.max(Number(first.seq ?? 1) - 1, to - MOST);
  if (wanted === 0) return 0;
  const row = await store
    .selectFrom('audit_checkpoint')
    .select('seq')
    .where('seq', '>=', String(wanted))
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? Number(first.seq ?? 1) - 1 : Number(row.seq);
}

async function follow(
  { store, signingKey }: Context,
  walk: Walk,
  from: number,
  to: number,
  checkpoints: Awaited<ReturnType<typeof listCheckpoints>>,
): Promise<FileFault | null> {
  const bySeq = new Map(checkpoints.map((signed) => [signed.checkpoint.seq, signed]));
  const confirm = (seq: number): FileFault | null => {
    const signed = bySeq.get(seq);
    if (signed === undefined) return null;
    if (signed.brokerKey !== signingKey.publicKey) return { type: 'foreign-key', key: signed.brokerKey };
    if (!checkpointHolds(signed)) return { type: 'checkpoint-forged', seq, at: signed.checkpoint.at };
    return walk.checkpoint(signed.checkpoint);
  };
  const start = confirm(from);
  if (start !== null) return start;
  for await (const { event, personal } of readChain(store, from, to)) {
    const fault = walk.event(event, personal) ?? confirm(event.seq);
    if (fault !== null) return fault;
  }
  const reached = walk.last?.seq ?? from;
  return walk.end() ?? (reached < to ? { type: 'cut', seq: reached + 1, after: walk.last?.at ?? null } : null);
}

/** Events followed at most: a few seconds' work. */
const MOST = 50_000;
