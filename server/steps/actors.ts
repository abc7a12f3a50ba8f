import type { Actor } from '../../app/audit/entry.ts';
import type { Person } from '../../app/level/person.ts';

/** The broker itself, when a deadline passed and nobody else spoke. */
export const BROKER: Actor = { kind: 'broker', name: 'Accord' };

export const actorOf = (person: Person): Actor => ({ kind: person.role, name: person.name });

export const actorOfWorkstation = (name: string): Actor => ({ kind: 'workstation', name });
