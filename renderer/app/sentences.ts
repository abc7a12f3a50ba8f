import enAdmin from '../../resources/locales/en/admin.json';
import enAdvice from '../../resources/locales/en/advice.json';
import enAudit from '../../resources/locales/en/audit.json';
import enCommon from '../../resources/locales/en/common.json';
import enCourse from '../../resources/locales/en/course.json';
import enDesk from '../../resources/locales/en/desk.json';
import enDirectory from '../../resources/locales/en/directory.json';
import enEmployee from '../../resources/locales/en/employee.json';
import enEntry from '../../resources/locales/en/entry.json';
import enGuest from '../../resources/locales/en/guest.json';
import enIdentity from '../../resources/locales/en/identity.json';
import enKnowledge from '../../resources/locales/en/knowledge.json';
import enPolicy from '../../resources/locales/en/policy.json';
import enPortal from '../../resources/locales/en/portal.json';
import enRefusals from '../../resources/locales/en/refusals.json';
import enReports from '../../resources/locales/en/reports.json';
import enRights from '../../resources/locales/en/rights.json';
import enSession from '../../resources/locales/en/session.json';
import enTalk from '../../resources/locales/en/talk.json';
import enTechnician from '../../resources/locales/en/technician.json';
import enTimeline from '../../resources/locales/en/timeline.json';
import enVisits from '../../resources/locales/en/visits.json';
import frAdmin from '../../resources/locales/fr/admin.json';
import frAdvice from '../../resources/locales/fr/advice.json';
import frAudit from '../../resources/locales/fr/audit.json';
import frCommon from '../../resources/locales/fr/common.json';
import frCourse from '../../resources/locales/fr/course.json';
import frDesk from '../../resources/locales/fr/desk.json';
import frDirectory from '../../resources/locales/fr/directory.json';
import frEmployee from '../../resources/locales/fr/employee.json';
import frEntry from '../../resources/locales/fr/entry.json';
import frGuest from '../../resources/locales/fr/guest.json';
import frIdentity from '../../resources/locales/fr/identity.json';
import frKnowledge from '../../resources/locales/fr/knowledge.json';
import frPolicy from '../../resources/locales/fr/policy.json';
import frPortal from '../../resources/locales/fr/portal.json';
import frRefusals from '../../resources/locales/fr/refusals.json';
import frReports from '../../resources/locales/fr/reports.json';
import frRights from '../../resources/locales/fr/rights.json';
import frSession from '../../resources/locales/fr/session.json';
import frTalk from '../../resources/locales/fr/talk.json';
import frTechnician from '../../resources/locales/fr/technician.json';
import frTimeline from '../../resources/locales/fr/timeline.json';
import frVisits from '../../resources/locales/fr/visits.json';
import type { Sentences } from '../shared/i18n.ts';

/** Everything the three faces say. */
export const sentences: Sentences = {
  fr: {
    admin: frAdmin,
    advice: frAdvice,
    audit: frAudit,
    common: frCommon,
    course: frCourse,
    desk: frDesk,
    directory: frDirectory,
    employee: frEmployee,
    entry: frEntry,
    guest: frGuest,
    knowledge: frKnowledge,
    policy: frPolicy,
    identity: frIdentity,
    portal: frPortal,
    refusals: frRefusals,
    reports: frReports,
    rights: frRights,
    session: frSession,
    talk: frTalk,
    technician: frTechnician,
    timeline: frTimeline,
    visits: frVisits,
  },
  en: {
    admin: enAdmin,
    advice: enAdvice,
    audit: enAudit,
    common: enCommon,
    course: enCourse,
    desk: enDesk,
    directory: enDirectory,
    employee: enEmployee,
    entry: enEntry,
    guest: enGuest,
    knowledge: enKnowledge,
    policy: enPolicy,
    identity: enIdentity,
    portal: enPortal,
    refusals: enRefusals,
    reports: enReports,
    rights: enRights,
    session: enSession,
    talk: enTalk,
    technician: enTechnician,
    timeline: enTimeline,
    visits: enVisits,
  },
};
