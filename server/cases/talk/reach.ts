import type { Person } from '../../../app/level/person.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';

/** Whose conversation a ticket's is: its requester's, and every technician's. */
export const maySee = ({ id, role }: Pick<Person, 'id' | 'role'>, ticket: Pick<Ticket, 'requester'>): boolean =>
  role === 'technician' || (role === 'employee' && ticket.requester.id === id);
