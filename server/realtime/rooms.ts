import type { Id } from '../../app/kernel/scalars.ts';

/** A set of connections that hear the same events. */
export type Room = 'technicians' | 'administrators' | `person:${Id}` | `workstation:${Id}` | `login:${Id}`;

export const roomOfPerson = (id: Id): Room => `person:${id}`;
export const roomOfWorkstation = (id: Id): Room => `workstation:${id}`;
export const roomOfLogin = (id: Id): Room => `login:${id}`;
