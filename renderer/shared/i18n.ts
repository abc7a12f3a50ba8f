import type { i18n } from 'i18next';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type admin from '../../resources/locales/fr/admin.json';
import type advice from '../../resources/locales/fr/advice.json';
import type audit from '../../resources/locales/fr/audit.json';
import type banner from '../../resources/locales/fr/banner.json';
import type common from '../../resources/locales/fr/common.json';
import type consent from '../../resources/locales/fr/consent.json';
import type course from '../../resources/locales/fr/course.json';
import type desk from '../../resources/locales/fr/desk.json';
import type directory from '../../resources/locales/fr/directory.json';
import type employee from '../../resources/locales/fr/employee.json';
import type entry from '../../resources/locales/fr/entry.json';
import type guest from '../../resources/locales/fr/guest.json';
import type identity from '../../resources/locales/fr/identity.json';
import type knowledge from '../../resources/locales/fr/knowledge.json';
import type policy from '../../resources/locales/fr/policy.json';
import type portal from '../../resources/locales/fr/portal.json';
import type refusals from '../../resources/locales/fr/refusals.json';
import type reports from '../../resources/locales/fr/reports.json';
import type rights from '../../resources/locales/fr/rights.json';
import type session from '../../resources/locales/fr/session.json';
import type talk from '../../resources/locales/fr/talk.json';
import type technician from '../../resources/locales/fr/technician.json';
import type timeline from '../../resources/locales/fr/timeline.json';
import type visits from '../../resources/locales/fr/visits.json';

export type Language = 'fr' | 'en';

/** The sentences of one page by language; each file of `resources/locales` is one branch, named as the file is. */
export type Sentences = Readonly<Record<Language, Readonly<Record<string, object>>>>;

/** A page carries only the files it shows; the types below know them all. */
export async function speak(language: Language, sentences: Sentences): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'fr',
    resources: { fr: { translation: sentences.fr }, en: { translation: sentences.en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

interface Branches {
  admin: typeof admin;
  advice: typeof advice;
  audit: typeof audit;
  banner: typeof banner;
  common: typeof common;
  consent: typeof consent;
  course: typeof course;
  desk: typeof desk;
  directory: typeof directory;
  employee: typeof employee;
  entry: typeof entry;
  guest: typeof guest;
  knowledge: typeof knowledge;
  policy: typeof policy;
  identity: typeof identity;
  portal: typeof portal;
  refusals: typeof refusals;
  reports: typeof reports;
  rights: typeof rights;
  session: typeof session;
  talk: typeof talk;
  technician: typeof technician;
  timeline: typeof timeline;
  visits: typeof visits;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Branches };
  }
}
