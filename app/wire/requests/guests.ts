import { z } from 'zod';
import { GuestLink, GuestWord, MOST_GUEST_DAYS } from '../../guest/guest.ts';
import { hex, Id, PersonName, Words } from '../../kernel/scalars.ts';
import type { RequestContract } from './contract.ts';

const technicians = ['technician'] as const;
const Guests = z.object({ links: z.array(GuestLink), said: z.array(GuestWord) });

/** Somebody outside and one ticket. */
export const guestRequests = {
  /** From N2 up. `secret` is in this answer and nowhere else. */
  'guest.invite': {
    input: z.object({
      ticketId: Id,
      name: PersonName,
      days: z.number().int().min(1).max(MOST_GUEST_DAYS),
      withNotes: z.boolean(),
    }),
    output: Guests.extend({ secret: hex(32) }),
    callers: technicians,
  },
  'guest.list': { input: z.object({ ticketId: Id }), output: Guests, callers: technicians },
  'guest.revoke': { input: z.object({ linkId: Id }), output: Guests, callers: technicians },
  /** To whoever was invited to the ticket; the same `requestId` is the same word. */
  'guest.say': {
    input: z.object({ ticketId: Id, requestId: Id, words: Words }),
    output: Guests,
    callers: technicians,
  },
} as const satisfies Record<string, RequestContract>;
