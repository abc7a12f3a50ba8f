import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { transact } from '../../steps/transact.ts';
import { findOverlapping, lockContract, saveContract } from '../../store/contracts.ts';
import { lockOrganisation } from '../../store/organisations.ts';
import type { Case } from '../case.ts';
import { noteContract } from './note-contract.ts';

/** An archived contract holds no more, from this moment on. */
export const archiveContract: Case<'contract.archive'> = (context, caller, { editing, archived }) =>
  transact(context, async (work) => {
    const before = asSeen(await lockContract(work.db, editing.id), editing);
    if (!before.ok) return before;
    const organisation = await lockOrganisation(work.db, before.value.organisationId);
    if (!archived && organisation?.archived !== false) return fail({ type: 'not-in-directory', part: 'organisation' });
    const after = { ...before.value, archived, changedAt: laterThan(work.now, before.value.changedAt) };
    const other = archived ? undefined : await findOverlapping(work.db, after);
    if (other !== undefined) return fail({ type: 'contracts-overlap', name: other.name });
    await saveContract(work.db, after);
    const kind = archived ? 'contract-ended' : 'contract-changed';
    noteContract(work, caller, kind, after);
    work.afterwards(() => announceDirectory(context, 'contracts'));
    return ok(after);
  });
