import { FACT_KINDS } from '../../app/audit/facts.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Store } from '../store/open-store.ts';
import { isNotice } from './account-notices.ts';
import type { Choose } from './write-file.ts';

/**
 * What happened in the latest sessions on tickets of this person's own, the steps of a session and nothing that
 * administrators or rules noted about it; and what others changed in their account.
 */
export const chooseOwnSessions =
  (db: Store, personId: Id): Choose =>
  async (upTo) => {
    const rows = await db
      .selectFrom('audit_event')
      .select('seq')
      .where('seq', '<=', String(upTo))
      .where((event) =>
        event.or([
          isNotice(personId),
          event.and([
            event('kind', 'in', FACT_KINDS),
            event('session_id', 'in', (eb) =>
              eb
                .selectFrom('remote_session')
                .innerJoin('ticket', 'ticket.id', 'remote_session.ticket_id')
                .where('ticket.requester_id', '=', personId)
                .orderBy('remote_session.asked_at', 'desc')
                .limit(SESSIONS)
                .select('remote_session.id'),
            ),
          ]),
        ]),
      )
      .orderBy('seq')
      .execute();
    return rows.map(({ seq }) => Number(seq));
  };

/** More than one person has, and few enough for a file that is written while they wait. */
const SESSIONS = 200;
