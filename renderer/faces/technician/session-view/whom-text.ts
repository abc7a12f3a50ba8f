import type { Ticket } from '../../../../app/ticket/ticket.ts';

/** "Camille Roy · PC-4012": who is helped, and on which computer. */
export const whomText = ({ requester, workstation }: Pick<Ticket, 'requester' | 'workstation'>): string =>
  workstation === null ? requester.name : `${requester.name} · ${workstation.name}`;
