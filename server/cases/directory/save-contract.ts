import type { Contract } from '../../../app/directory/contract.ts';
import { ContractTerms } from '../../../app/directory/contract-terms.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import type { ContractEntry } from '../../../app/wire/requests/directory.ts';
import type { Editing } from '../../../app/wire/requests/people.ts';
import { closedDaysOf } from '../../directory/holidays.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import type { Work } from '../../steps/transact.ts';
import { transact } from '../../steps/transact.ts';
import { findOverlapping, lockContract, saveContract as save } from '../../store/contracts.ts';
import { lockOrganisation } from '../../store/organisations.ts';
import { findTeamToJoin } from '../../store/teams.ts';
import type { Case } from '../case.ts';
import { noteContract } from './note-contract.ts';

/** The organisation is locked first, so that no two contracts ever hold on one day. */
export const saveContract: Case<'contract.save'> = (context, caller, { editing, ...entry }) =>
  transact(context, async (work) => {
    const found = await findToEdit(work, entry.organisationId, editing);
    if (!found.ok) return found;
    const before = found.value;
    const terms = termsOf(entry, work);
    if (!terms.ok) return terms;
    const contract = contractOf(entry, terms.value, before, { id: context.random.id(), now: work.now });
    const refusal = await refusalOf(work, contract);
    if (refusal !== null) return fail(refusal);
    await save(work.db, contract);
    const kind = before === null ? 'contract-created' : 'contract-changed';
    noteContract(work, caller, kind, contract);
    work.afterwards(() => announceDirectory(context, 'contracts'));
    return ok(contract);
  });

/** Null for a new one; a contract stays with its organisation for good. */
async function findToEdit(
  { db }: Work,
  organisationId: Id,
  editing: Editing | null,
): Promise<Result<Contract | null, RequestFailure>> {
  const organisation = await lockOrganisation(db, organisationId);
  if (organisation === undefined || organisation.archived)
    return fail({ type: 'not-in-directory', part: 'organisation' });
  if (editing === null) return ok(null);
  const before = asSeen(await lockContract(db, editing.id), editing);
  if (!before.ok || before.value.organisationId === organisationId) return before;
  return fail({ type: 'not-in-directory', part: 'organisation' });
}

const contractOf = (
  entry: ContractEntry,
  terms: ContractTerms,
  before: Contract | null,
  fresh: { readonly id: Id; readonly now: Instant },
): Contract => ({
  ...entry,
  terms,
  id: before?.id ?? fresh.id,
  archived: before?.archived ?? false,
  changedAt: laterThan(fresh.now, before?.changedAt),
});

function termsOf({ terms, holidays }: ContractEntry, { now }: Work): Result<ContractTerms, RequestFailure> {
  const parsed = ContractTerms.safeParse({ ...terms, closedDays: closedDaysOf(holidays, terms, now) });
  if (parsed.success) return ok(parsed.data);
  return fail({ type: 'malformed', where: `terms.${parsed.error.issues[0]?.path.join('.') ?? ''}` });
}

async function refusalOf({ db }: Work, contract: Contract): Promise<RequestFailure | null> {
  const { specialistTeamId } = contract;
  if (specialistTeamId !== null && (await findTeamToJoin(db, specialistTeamId)) === undefined)
    return { type: 'not-in-directory', part: 'team' };
  const other = contract.archived ? undefined : await findOverlapping(db, contract);
  return other === undefined ? null : { type: 'contracts-overlap', name: other.name };
}
