import { sql } from 'kysely';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { RightsChange } from '../../realtime/bus-message.ts';
import type { Store } from '../open-store.ts';

/** The workstations connected to this broker whose rules the change may touch. */
export async function attachedTo(db: Store, broker: number, { of, id }: RightsChange): Promise<Id[]> {
  const rows = await db
    .selectFrom('attachment')
    .innerJoin('workstation', 'workstation.id', 'attachment.workstation_id')
    .innerJoin('person', 'person.id', 'workstation.person_id')
    .select('workstation.id')
    .where('attachment.broker', '=', broker)
    .$if(of === 'organisation', (query) =>
      query.where(sql<boolean>`coalesce(workstation.organisation_id, person.organisation_id) = ${id}`),
    )
    .$if(of === 'workstation', (query) => query.where('workstation.id', '=', id ?? ''))
    .$if(of === 'person', (query) => query.where('workstation.person_id', '=', id ?? ''))
    .$if(of === 'team' || of === 'login', (query) => query.where(sql<boolean>`false`))
    .execute();
  return rows.map((row) => row.id);
}

/** The sessions of that person, or of that team's members, on workstations connected to this broker or to none: those hear of it when they are back. */
export async function liveSessionsOf(db: Store, broker: number, { of, id }: RightsChange): Promise<Id[]> {
  const rows = await db
    .selectFrom('remote_session')
    .leftJoin('attachment', 'attachment.workstation_id', 'remote_session.workstation_id')
    .innerJoin('person', 'person.id', 'remote_session.technician_id')
    .select('remote_session.id')
    .where((eb) => eb.or([eb('attachment.broker', '=', broker), eb('attachment.broker', 'is', null)]))
    .where(sql<boolean>`phase ->> 'type' not in ('refused', 'withdrawn', 'ended')`)
    .where(of === 'team' ? 'person.team_id' : 'person.id', '=', id ?? '')
    .execute();
  return rows.map((row) => row.id);
}
