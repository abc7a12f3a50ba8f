import { ok } from '../../../app/kernel/result.ts';
import type { Case } from '../case.ts';

/** Archived ones too: their past is counted. */
export const listChoices: Case<'report.choices'> = async ({ store }, { person }) => {
  const named = (table: 'team' | 'organisation') => store.selectFrom(table).select(['id', 'name']).orderBy('name');
  const teams = await named('team')
    .$if(person.role !== 'administrator', (of) => of.where('id', '=', person.teamId))
    .execute();
  return ok({ teams, organisations: await named('organisation').execute() });
};
