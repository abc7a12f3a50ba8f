import { z } from 'zod';
import { CalendarDay, TimeZone } from '../../directory/calendar.ts';
import { Contract, Holidays, Targets } from '../../directory/contract.ts';
import { ContractTerms } from '../../directory/contract-terms.ts';
import { Organisation, Site } from '../../directory/organisation.ts';
import { Team } from '../../directory/team.ts';
import { Id, PersonName, TeamName } from '../../kernel/scalars.ts';
import { SupportLevel } from '../../level/level.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';
import { Editing } from './people.ts';

/** Null makes a new one. */
const EditingOrNew = Editing.nullable();
const archiving = z.object({ editing: Editing, archived: z.boolean() });

/** Terms as somebody writes them: the closed days follow from the holidays. */
export const ContractEntry = z.object({
  organisationId: Id,
  name: PersonName,
  terms: z.object(ContractTerms.shape).omit({ closedDays: true }),
  holidays: Holidays,
  targets: Targets,
  onSite: Contract.shape.onSite,
  specialistTeamId: Id.nullable(),
});
export type ContractEntry = z.infer<typeof ContractEntry>;

export const PublicHoliday = z.object({ day: CalendarDay, name: z.string().max(200) });
export type PublicHoliday = z.infer<typeof PublicHoliday>;

/** A country or one of its parts, by its code and its name in the asked language. */
const Place = z.object({ code: z.string(), name: z.string() });

export const directoryRequests = {
  'directory.show': {
    input: nothing,
    output: z.object({ organisations: z.array(Organisation), sites: z.array(Site), teams: z.array(Team) }),
    callers: ['administrator'],
  },
  'organisation.save': {
    input: z.object({ editing: EditingOrNew, name: PersonName }),
    output: Organisation,
    callers: ['administrator'],
  },
  'organisation.archive': { input: archiving, output: Organisation, callers: ['administrator'] },
  'site.save': {
    input: z.object({ editing: EditingOrNew, organisationId: Id, name: PersonName, timeZone: TimeZone }),
    output: Site,
    callers: ['administrator'],
  },
  'site.archive': { input: archiving, output: Site, callers: ['administrator'] },
  'team.save': {
    input: z.object({ editing: EditingOrNew, name: TeamName, level: SupportLevel, kind: Team.shape.kind }),
    output: Team,
    callers: ['administrator'],
  },
  'team.archive': { input: archiving, output: Team, callers: ['administrator'] },
  'contract.list': { input: nothing, output: z.array(Contract), callers: ['administrator'] },
  'contract.save': {
    input: ContractEntry.extend({ editing: EditingOrNew }),
    output: Contract,
    callers: ['administrator'],
  },
  'contract.archive': { input: archiving, output: Contract, callers: ['administrator'] },
  'holiday.list': {
    input: Holidays.pick({ country: true, region: true }).extend({ year: z.number().int().min(2000).max(2100) }),
    output: z.array(PublicHoliday),
    callers: ['administrator'],
  },
  'holiday.places': {
    input: z.object({ language: z.enum(['fr', 'en']) }),
    output: z.array(Place.extend({ regions: z.array(Place) })),
    callers: ['administrator'],
  },
} as const satisfies Record<string, RequestContract>;
