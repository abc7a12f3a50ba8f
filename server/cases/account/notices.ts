import { ok } from '../../../app/kernel/result.ts';
import { noticesFor } from '../../audit/account-notices.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { markTold } from '../../store/logins.ts';
import type { Case } from '../case.ts';

export const listNotices: Case<'account.notices'> = async ({ store, clock }, { person, login }) =>
  ok(await noticesFor(store, person.id, login.id, clock.now()));

/** That they were read, and by which sign-in, is in the chain too: whoever denies it later can be shown. */
export const putNoticesAway: Case<'account.put-notices-away'> = (context, caller) =>
  transact(context, async (work) => {
    const { person, login } = caller;
    const read = await noticesFor(work.db, person.id, login.id, work.now);
    await markTold(work.db, login.id, work.now);
    const body = { signIn: login.id, count: read.length };
    noteChange(work, caller, { kind: 'account-notices-read', subject: { personId: person.id }, body });
    return ok({});
  });
