import type { AuditHealth } from '../../../app/wire/requests/audit.ts';
import type { Client } from './client.ts';

/** Verifies on the broker from the first event to the last, as an administrator's page does. */
export async function verifyWhole(administrator: Pick<Client, 'ask'>): Promise<AuditHealth> {
  let health = await administrator.ask('audit.verify', { mark: null });
  while (health.mark !== null) health = await administrator.ask('audit.verify', { mark: health.mark });
  return health;
}
