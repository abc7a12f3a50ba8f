import { ok } from '../../../app/kernel/result.ts';
import { listOrganisations, listSites } from '../../store/organisations.ts';
import { listTeams } from '../../store/teams.ts';
import type { Case } from '../case.ts';

export const showDirectory: Case<'directory.show'> = async ({ store }) =>
  ok({
    organisations: await listOrganisations(store),
    sites: await listSites(store),
    teams: await listTeams(store),
  });
