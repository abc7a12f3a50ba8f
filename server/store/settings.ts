import type { z } from 'zod';
import { DeskSettings } from '../../app/desk/settings.ts';
import { IdentitySettings } from '../../app/identity/sign-in.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import { DEFAULT_MATRIX } from '../../app/ticket/priority.ts';
import type { Store } from './open-store.ts';

/** What holds until an administrator says otherwise. */
const UNTOUCHED: IdentitySettings = { secondFactorRequired: true, companyMakesEmployees: false };

export const readIdentitySettings = async (db: Store): Promise<IdentitySettings> =>
  (await readSetting(db, 'identity', IdentitySettings)) ?? UNTOUCHED;

export const saveIdentitySettings = (db: Store, value: IdentitySettings, by: Id, at: Instant): Promise<void> =>
  saveSetting(db, 'identity', value, by, at);

export const readDeskSettings = async (db: Store): Promise<DeskSettings> =>
  (await readSetting(db, 'desk', DeskSettings)) ?? { matrix: DEFAULT_MATRIX };

export const saveDeskSettings = (db: Store, value: DeskSettings, by: Id, at: Instant): Promise<void> =>
  saveSetting(db, 'desk', value, by, at);

/** Undefined until somebody has decided. */
export async function readSetting<S extends z.ZodType>(
  db: Store,
  name: string,
  schema: S,
): Promise<z.infer<S> | undefined> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row && schema.parse(row.value);
}

export async function saveSetting(db: Store, name: string, value: object, by: Id, at: Instant): Promise<void> {
  const changed = { value: JSON.stringify(value), changed_at: new Date(at), changed_by: by };
  await db
    .insertInto('setting')
    .values({ name, ...changed })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(changed))
    .execute();
}
