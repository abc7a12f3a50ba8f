import type { Id } from '../../app/kernel/scalars.ts';

/** A set of connections that hear the same events. */
export type Room =
  | 'technicians'
  | 'administrators'
  | `person:${Id}`
  | `employee:${Id}`
  | `workstation:${Id}`
  | `login:${Id}`;

export const roomOfPerson = (id: Id): Room => `person:${id}`;
/** Those connections of a person that may know what a requester does, and no more. */
export const roomOfEmployee = (id: Id): Room => `employee:${id}`;
export const roomOfWorkstation = (id: Id): Room => `workstation:${id}`;
export const roomOfLogin = (id: Id): Room => `login:${id}`;
