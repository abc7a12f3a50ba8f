import type { visitRequests } from '../../../app/wire/requests/visits.ts';
import type { Case } from '../case.ts';
import { agreeVisit, askOtherDates } from './agree-visit.ts';
import { beginGuidance } from './begin-guidance.ts';
import { cancelVisit } from './cancel-visit.ts';
import { changeVisit } from './change-visit.ts';
import { endGuidance, noteGuidance } from './end-guidance.ts';
import { giveCalendar } from './give-calendar.ts';
import { listInterventions } from './list-interventions.ts';
import { proposeVisit } from './propose-visit.ts';
import { reportVisit } from './report-visit.ts';
import { changeVisitSettings, showVisitSettings } from './settings.ts';
import { showTerms } from './show-terms.ts';

/** Guidance by telephone, and visits. */
export const visitCases: { readonly [T in keyof typeof visitRequests]: Case<T> } = {
  'intervention.list': listInterventions,
  'guidance.begin': beginGuidance,
  'guidance.note': noteGuidance,
  'guidance.end': endGuidance,
  'visit.terms': showTerms,
  'visit.propose': proposeVisit,
  'visit.change': changeVisit,
  'visit.agree': agreeVisit,
  'visit.ask-other-dates': askOtherDates,
  'visit.cancel': cancelVisit,
  'visit.report': reportVisit,
  'visit.calendar': giveCalendar,
  'visit.settings': showVisitSettings,
  'visit.change-settings': changeVisitSettings,
};
