import { ok } from '../../../app/kernel/result.ts';
import type { ReplayChange } from '../../../app/wire/requests/policy.ts';
import { engineOf } from '../../policy/engine-of.ts';
import { REPLAYED_MS, replayed } from '../../policy/replayed.ts';
import { countDecisionsSince, listDecisionsSince } from '../../store/policy/decisions.ts';
import type { Case } from '../case.ts';

/** The last month's decisions, made again under other rules a part at a time; whoever asks goes on until the end. */
export const replayMonth: Case<'policy.replay'> = async ({ store, rulebook, clock }, _caller, { of, after }) => {
  const engine = await engineOf(rulebook, store, of);
  if (!engine.ok) return engine;
  const since = clock.now() - REPLAYED_MS;
  const entries = await listDecisionsSince(store, since, after, PART);
  const last = entries.at(-1)?.decision;
  const changes: ReplayChange[] = [];
  for (const entry of entries) {
    await rulebook.breathe();
    changes.push(...replayed(engine.value, entry));
  }
  return ok({
    total: await countDecisionsSince(store, since),
    examined: entries.length,
    changes,
    next: last === undefined || entries.length < PART ? null : { at: last.at, id: last.id },
  });
};

/** Decisions a part: a fraction of a second's work. */
const PART = 200;
