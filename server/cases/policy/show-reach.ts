import { ok } from '../../../app/kernel/result.ts';
import type { PolicyEngine } from '../../../app/policy/engine.ts';
import { reachOf } from '../../../app/policy/reach.ts';
import type { DecisionEntry, PolicyReach } from '../../../app/wire/requests/policy.ts';
import { draftEngine } from '../../policy/draft-engine.ts';
import { REPLAYED_MS, replayed } from '../../policy/replayed.ts';
import type { Rulebook } from '../../policy/rulebook.ts';
import { listRequestsSince } from '../../store/policy/decisions.ts';
import { readDraft } from '../../store/policy/draft.ts';
import { listTechnicians, listWorkstations } from '../../store/policy/subjects.ts';
import type { Case } from '../case.ts';

/** Asked with every change of the draft: looks at the latest requests only, and lets others in between. */
export const showReach: Case<'policy.reach'> = async ({ store, rulebook, clock }) => {
  const [technicians, workstations] = [await listTechnicians(store), await listWorkstations(store)];
  const { content } = await readDraft(store);
  const drafted = await draftEngine(rulebook, store);
  const recent = await listRequestsSince(store, clock.now() - REPLAYED_MS, MOST);
  const tally = drafted.ok ? await tallyOf(drafted.value, recent, rulebook.breathe) : null;
  await rulebook.readAhead(content.rules);
  const rules: PolicyReach['rules'] = [];
  for (const rule of content.rules) {
    await rulebook.breathe();
    const reach = reachOf(rulebook.cedar.readings, rule, technicians, workstations);
    rules.push({
      ruleId: rule.id,
      ...reach,
      technicians: reach.technicians.length,
      names: reach.technicians.length > MOST_NAMES ? [] : reach.technicians.map(({ name }) => name),
      wouldRefuse: tally?.refusedBy.get(rule.id)?.size ?? 0,
      wouldAllow: tally?.allowedBy.get(rule.id)?.size ?? 0,
    });
  }
  return ok({
    technicians: technicians.length,
    workstations: workstations.length,
    examined: tally === null ? 0 : recent.length,
    cut: recent.length === MOST,
    wouldRefuse: tally?.refused.size ?? 0,
    wouldAllow: tally?.allowed.size ?? 0,
    rules,
  });
};

const MOST = 500;
/** As many as a line can say. */
const MOST_NAMES = 3;

interface Tally {
  readonly refused: Set<string>;
  readonly allowed: Set<string>;
  readonly refusedBy: Map<string, Set<string>>;
  readonly allowedBy: Map<string, Set<string>>;
}

/** Requests, however many of their capabilities change, and the rules that change them. */
async function tallyOf(
  engine: PolicyEngine,
  entries: readonly DecisionEntry[],
  breathe: Rulebook['breathe'],
): Promise<Tally> {
  const tally: Tally = { refused: new Set(), allowed: new Set(), refusedBy: new Map(), allowedBy: new Map() };
  for (const entry of entries) {
    await breathe();
    for (const { decisionId, before, after } of replayed(engine, entry)) {
      if (before.allowed === after.allowed) continue;
      const [all, by] = after.allowed ? [tally.allowed, tally.allowedBy] : [tally.refused, tally.refusedBy];
      all.add(decisionId);
      for (const { ruleId } of after.determining) by.set(ruleId, (by.get(ruleId) ?? new Set()).add(decisionId));
    }
  }
  return tally;
}
