import { sql } from 'kysely';
import { Contract } from '../../app/directory/contract.ts';
import { hoursState, isInForce } from '../../app/directory/hours.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Store } from './open-store.ts';

export async function listContracts(db: Store): Promise<Contract[]> {
  const found = await rows(db).orderBy('starts_on', 'desc').orderBy('id').execute();
  return found.map(contractFrom);
}

export async function lockContract(db: Store, id: Id): Promise<Contract | undefined> {
  await db.selectFrom('contract').select('id').where('id', '=', id).forUpdate().execute();
  return await findContract(db, id);
}

export async function findContract(db: Store, id: Id): Promise<Contract | undefined> {
  const row = await rows(db).where('id', '=', id).executeTakeFirst();
  return row && contractFrom(row);
}

/**
 * The one that holds at this moment by its own calendar; where none does, the one that ended last, or else the one that
 * begins first: what it says then is why nothing may be done. Undefined where there is none at all.
 */
export async function findContractAt(db: Store, organisationId: Id, at: Instant): Promise<Contract | undefined> {
  const found = await rows(db)
    .where('organisation_id', '=', organisationId)
    .where('archived', '=', false)
    .orderBy('starts_on')
    .execute();
  const contracts = found.map(contractFrom);
  return (
    contracts.find(({ terms }) => isInForce(terms, at)) ??
    contracts.findLast(({ terms }) => hoursState(terms, at) === 'ended') ??
    contracts[0]
  );
}

/** Another one of the organisation that holds on one of the same days; the caller has locked the organisation. */
export async function findOverlapping(
  db: Store,
  { id, organisationId, terms }: Contract,
): Promise<Contract | undefined> {
  const row = await rows(db)
    .where('organisation_id', '=', organisationId)
    .where('archived', '=', false)
    .where('id', '<>', id)
    .where(
      sql<boolean>`daterange(starts_on, ends_on, '[]') && daterange(${terms.startsOn}::date, ${terms.endsOn}::date, '[]')`,
    )
    .executeTakeFirst();
  return row && contractFrom(row);
}

export async function saveContract(db: Store, contract: Contract): Promise<void> {
  const { id, organisationId, terms } = contract;
  const row = {
    name: contract.name,
    terms: JSON.stringify(terms),
    starts_on: terms.startsOn,
    ends_on: terms.endsOn,
    holidays: JSON.stringify(contract.holidays),
    targets: JSON.stringify(contract.targets),
    on_site: contract.onSite,
    specialist_team_id: contract.specialistTeamId,
    archived: contract.archived,
    changed_at: new Date(contract.changedAt),
  };
  await db
    .insertInto('contract')
    .values({ id, organisation_id: organisationId, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

const rows = (db: Store) =>
  db
    .selectFrom('contract')
    .select([
      'id',
      'organisation_id',
      'name',
      'terms',
      'holidays',
      'targets',
      'on_site',
      'specialist_team_id',
      'archived',
      'changed_at',
    ]);

type ContractRow = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

const contractFrom = (row: ContractRow): Contract =>
  Contract.parse({
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    terms: row.terms,
    holidays: row.holidays,
    targets: row.targets,
    onSite: row.on_site,
    specialistTeamId: row.specialist_team_id,
    archived: row.archived,
    changedAt: row.changed_at.getTime(),
  });
