import { archiveContract } from './archive-contract.ts';
import { archiveOrganisation } from './archive-organisation.ts';
import { archiveSite } from './archive-site.ts';
import { archiveTeam } from './archive-team.ts';
import { listContracts } from './list-contracts.ts';
import { listHolidayPlaces } from './list-holiday-places.ts';
import { listHolidays } from './list-holidays.ts';
import { saveContract } from './save-contract.ts';
import { saveOrganisation } from './save-organisation.ts';
import { saveSite } from './save-site.ts';
import { saveTeam } from './save-team.ts';
import { showDirectory } from './show-directory.ts';

/** Organisations, sites, teams, contracts and their holidays. */
export const directoryCases = {
  'directory.show': showDirectory,
  'organisation.save': saveOrganisation,
  'organisation.archive': archiveOrganisation,
  'site.save': saveSite,
  'site.archive': archiveSite,
  'team.save': saveTeam,
  'team.archive': archiveTeam,
  'contract.list': listContracts,
  'contract.save': saveContract,
  'contract.archive': archiveContract,
  'holiday.list': listHolidays,
  'holiday.places': listHolidayPlaces,
} as const;
