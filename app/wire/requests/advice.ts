import { z } from 'zod';
import { Recommendation, Standing } from '../../advice/circumstances.ts';
import { AdviceDecision } from '../../advice/decision.ts';
import { KnownIncident } from '../../advice/known-incident.ts';
import { Id, Words } from '../../kernel/scalars.ts';
import { Urgency } from '../../ticket/priority.ts';
import { Category, Impact, Ticket } from '../../ticket/ticket.ts';
import type { RequestContract } from './contract.ts';

const technicians = ['technician'] as const;

/** What is known while somebody still talks: perhaps not even who it is. */
const call = { requesterId: Id.nullable(), words: Words.or(z.literal('')) };
const judged = { impact: Impact, urgency: Urgency.nullable(), category: Category.nullable() };

/** What is recommended for a ticket now, and what was given when somebody decided last. */
const TicketAdvice = z.object({ recommendation: Recommendation, given: Standing.nullable() });

export const adviceRequests = {
  'advice.for-ticket': { input: z.object({ ticketId: Id }), output: TicketAdvice, callers: technicians },
  'advice.for-call': { input: z.object({ ...call, ...judged }), output: Recommendation, callers: technicians },
  /** Follows what was recommended, or goes against it with a reason; the priority changes at once. */
  'advice.decide': {
    input: z.object({ ticketId: Id, decision: AdviceDecision }),
    output: Ticket,
    callers: technicians,
  },
  /** Open outages and other incidents of the day that a call may be about, the likeliest first; few, or none. */
  'advice.incidents': { input: z.object(call), output: z.array(KnownIncident), callers: technicians },
} as const satisfies Record<string, RequestContract>;
