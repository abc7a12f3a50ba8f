import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { VISIT_SETTINGS, VisitSettings } from '../../../app/visit/settings.ts';
import type { Store } from '../open-store.ts';
import { readSetting, saveSetting } from '../settings.ts';

export const readVisitSettings = async (db: Store): Promise<VisitSettings> =>
  (await readSetting(db, 'visits', VisitSettings)) ?? VISIT_SETTINGS;

export const saveVisitSettings = (db: Store, settings: VisitSettings, by: Id, at: Instant): Promise<void> =>
  saveSetting(db, 'visits', settings, by, at);
