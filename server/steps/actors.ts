import type { Actor } from '../../app/audit/entry.ts';
import type { Person } from '../../app/level/person.ts';
import type { Workstation } from '../../app/wire/requests/workstations.ts';

/** The broker itself, when a deadline passed and nobody else spoke. */
export const BROKER: Actor = { kind: 'broker', name: 'Accord' };

export const actorOf = (person: Person): Actor => ({
  kind: person.role,
  name: person.name,
  personId: person.id,
});

export const actorOfWorkstation = ({ id, name }: Pick<Workstation, 'id' | 'name'>): Actor => ({
  kind: 'workstation',
  name,
  workstationId: id,
});
