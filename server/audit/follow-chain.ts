import { setImmediate as breathe } from 'node:timers/promises';
import type { Head } from '../../app/audit/chain.ts';
import type { SignedCheckpoint } from '../../app/audit/checkpoint.ts';
import { checkpointHolds } from '../../app/audit/checkpoint.ts';
import type { FileFault } from '../../app/audit/fault.ts';
import type { Remarks } from '../../app/audit/remarks.ts';
import { NO_REMARKS, remark } from '../../app/audit/remarks.ts';
import type { Walk } from '../../app/audit/walk.ts';
import { createWalk } from '../../app/audit/walk.ts';
import type { Instant } from '../../app/kernel/scalars.ts';
import type { VerifyMark } from '../../app/wire/requests/audit.ts';
import { ChainFault } from '../../app/wire/requests/audit.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/open-store.ts';
import { listCheckpoints, newestCheckpoint } from './checkpoints.ts';
import { IllegibleEvent, readChain } from './read-events.ts';

/** The first thing that is wrong, and the place of its event where it has one. */
export interface PartFault {
  readonly type: ChainFault;
  readonly seq: number | null;
}

/** What one part came to; `mark.reached` is at `mark.to` once there is no more. */
export interface Followed {
  readonly fault: PartFault | null;
  readonly mark: VerifyMark;
}

/** From the first event there is to where the chain ends now, by the word of its head and of the newest checkpoint. */
export async function beginFollowing(db: Store): Promise<VerifyMark> {
  const ends = await headOf(db);
  const newest = await newestCheckpoint(db);
  const { seq: to, hash } = newest !== undefined && newest.checkpoint.seq > ends.seq ? newest.checkpoint : ends;
  const from = Math.max(0, (await firstPlace(db)) - 1);
  return { reached: from, to, head: hash, from, checkpoints: 0, walk: createWalk(false).mark, remarks: NO_REMARKS };
}

/** Reads on from the mark; others are let in between, so that whatever the broker is asked meanwhile is answered. */
export async function followPart(context: Pick<Context, 'store' | 'signingKey'>, mark: VerifyMark): Promise<Followed> {
  const { store } = context;
  const first = await firstPlace(store);
  if (first < 1) return { fault: { type: 'inserted', seq: null }, mark };
  // What had its time has gone since the last part: what is left is followed from its own beginning.
  if (first > mark.reached + 1 && mark.walk.last !== null) return { fault: null, mark: await beginFollowing(store) };
  const walk = createWalk(false, mark.walk);
  const end = Math.min(mark.to, mark.reached + PART);
  const due = await listCheckpoints(store, mark.reached === mark.from ? mark.from : mark.reached + 1, end);
  const confirm = confirmBy(context, walk, due);
  let { remarks } = mark;
  const stand = (): VerifyMark => {
    const reached = walk.last?.seq ?? mark.reached;
    return { ...mark, reached, checkpoints: mark.checkpoints + due.length, walk: walk.mark, remarks };
  };
  const fault = await follow({
    store,
    walk,
    confirm,
    after: mark.reached,
    end,
    read: (event, personal) => {
      remarks = remark(remarks, event, personal);
    },
  });
  const wrong = fault ?? (end < mark.to ? null : endFault(walk, mark, remarks));
  if (wrong?.type !== 'values-missing') return { fault: wrong && told(wrong), mark: stand() };
  // Somebody may have been erased while the chain was read; what tells of it then stands beyond.
  const { seq, hash } = await headOf(store);
  return seq > mark.to
    ? { fault: null, mark: { ...stand(), to: seq, head: hash } }
    : { fault: told(wrong), mark: stand() };
}

interface Following {
  readonly store: Store;
  readonly walk: Walk;
  readonly confirm: (seq: number) => FileFault | null;
  readonly after: number;
  readonly end: number;
  readonly read: (...chained: [Parameters<Walk['event']>[0], Parameters<Walk['event']>[1]]) => void;
}

async function follow({ store, walk, confirm, after, end, read }: Following): Promise<Wrong | null> {
  if (walk.last === null) {
    const wrong = confirm(after);
    if (wrong !== null) return wrong;
  }
  let count = 0;
  try {
    for await (const { event, personal } of readChain(store, after, end, BATCH)) {
      const wrong = walk.event(event, personal) ?? confirm(event.seq);
      if (wrong !== null) return wrong;
      read(event, personal);
      count += 1;
      if (count % AT_ONCE === 0) await breathe();
    }
  } catch (error) {
    if (error instanceof IllegibleEvent) return { type: 'illegible', seq: error.seq };
    throw error;
  }
  const reached = walk.last?.seq ?? after;
  return reached < end ? { type: 'cut', seq: reached + 1, after: walk.last?.at ?? null } : null;
}

/** What only shows once everything was read. */
function endFault(walk: Walk, { to, head }: VerifyMark, { keptFrom, unaccounted }: Remarks): Wrong | null {
  const open = walk.end();
  if (open !== null) return open;
  if (walk.last !== null && walk.last.hash !== head) return { type: 'edited', seq: to, at: walk.last.at ?? 0 };
  if ((walk.first ?? 1) > keptFrom) return { type: 'deleted', seq: keptFrom, to: (walk.first ?? 1) - 1, after: null };
  return unaccounted && { type: 'values-missing', seq: unaccounted.seq };
}

type Wrong = FileFault | { readonly type: 'illegible' | 'values-missing'; readonly seq: number; readonly at?: Instant };

const told = (wrong: Wrong): PartFault => ({
  type: ChainFault.parse(wrong.type),
  seq: 'seq' in wrong ? wrong.seq : null,
});

function confirmBy(
  { signingKey }: Pick<Context, 'signingKey'>,
  walk: Walk,
  due: readonly SignedCheckpoint[],
): (seq: number) => FileFault | null {
  const bySeq = new Map(due.map((signed) => [signed.checkpoint.seq, signed]));
  return (seq) => {
    const signed = bySeq.get(seq);
    if (signed === undefined) return null;
    if (signed.brokerKey !== signingKey.publicKey) return { type: 'foreign-key', key: signed.brokerKey };
    if (!checkpointHolds(signed)) return { type: 'checkpoint-forged', seq, at: signed.checkpoint.at };
    return walk.checkpoint(signed.checkpoint);
  };
}

async function headOf(db: Store): Promise<Head> {
  const { seq, hash } = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
  return { seq: Number(seq), hash };
}

/** One when there is no event; events begin with one unless somebody put others there. */
async function firstPlace(db: Store): Promise<number> {
  const row = await db
    .selectFrom('audit_event')
    .select((eb) => eb.fn.min('seq').as('seq'))
    .executeTakeFirstOrThrow();
  return Number(row.seq ?? 1);
}

/** Events in one part: well under a second's work. */
const PART = 4_000;
/** Events read from the database at once, and followed before others are let in: a few milliseconds each. */
const BATCH = 100;
const AT_ONCE = 50;
