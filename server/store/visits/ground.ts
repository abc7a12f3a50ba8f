import { sql } from 'kysely';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Store } from '../open-store.ts';

/** Where somebody would be sent for a ticket, as far as the directory knows. */
export interface Ground {
  readonly organisationId: Id | null;
  /** Organisation and site; empty where neither is known. */
  readonly place: string;
  readonly timeZone: string | null;
}

/** A workstation's own organisation and site, else its requester's. */
export async function findGround(db: Store, ticketId: Id): Promise<Ground> {
  const { rows } = await sql<{ organisation_id: string | null; place: string; time_zone: string | null }>`
    with place as (
      select coalesce(workstation.organisation_id, person.organisation_id) as organisation_id,
        case when workstation.organisation_id is null then person.site_id else workstation.site_id end as site_id
      from ticket join person on person.id = ticket.requester_id
        left join workstation on workstation.id = ticket.workstation_id
      where ticket.id = ${ticketId})
    select place.organisation_id, concat_ws(', ', organisation.name, site.name) as place, site.time_zone
    from place left join organisation on organisation.id = place.organisation_id
      left join site on site.id = place.site_id`.execute(db);
  const [row] = rows;
  return {
    organisationId: row?.organisation_id ?? null,
    place: row?.place ?? '',
    timeZone: row?.time_zone ?? null,
  };
}
