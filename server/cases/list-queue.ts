import { ok } from '../../app/kernel/result.ts';
import { listOpenTickets } from '../store/tickets.ts';
import type { Case } from './case.ts';

export const listQueue: Case<'ticket.queue'> = async ({ store }) => ok(await listOpenTickets(store));
