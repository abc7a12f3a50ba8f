import type { Person } from '../../app/level/person.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';

/** The support reads every ticket, employees their own. */
export const mayRead = ({ id, role }: Person, { requester }: Ticket): boolean =>
  role === 'technician' || requester.id === id;
