import { ok } from '../../../app/kernel/result.ts';
import { viewRetention } from '../../privacy/retention.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { saveSetting } from '../../store/settings.ts';
import type { Case } from '../case.ts';

export const showRetention: Case<'privacy.retention'> = async ({ store, clock }) =>
  ok(await viewRetention(store, clock.now()));

/** Nothing goes before the next night: what would is in the answer. */
export const changeRetention: Case<'privacy.change-retention'> = (context, caller, retention) =>
  transact(context, async (work) => {
    await saveSetting(work.db, 'retention', retention, caller.person.id, work.now);
    noteChange(work, caller, { kind: 'retention-changed', subject: {}, body: retention });
    return ok(await viewRetention(work.db, work.now));
  });
