import type { PublicKey } from '../../app/kernel/scalars.ts';
import type { SessionEvent } from '../../app/session/event.ts';
import type { StoredSession } from '../store/sessions.ts';

/** What names an end that this session does not have; the machine can't know it, since it knows no demand and no key. */
export type ForeignEnd = 'foreign-workstation' | 'foreign-console';

/** Null when the event names no end, or the right ones; `workstationKey` is the one that this connection has proven. */
export function foreignEnd(
  { signed }: StoredSession,
  event: SessionEvent,
  workstationKey: PublicKey,
): ForeignEnd | null {
  const { demand } = signed;
  if (event.type === 'delivered') {
    const { delivery } = event.delivery;
    if (delivery.workstationKey !== workstationKey) return 'foreign-workstation';
    return delivery.consoleFingerprint === demand.consoleFingerprint ? null : 'foreign-console';
  }
  if (event.type === 'granted') return event.signed.grant.consoleKey === demand.consoleKey ? null : 'foreign-console';
  return null;
}
