import { z } from 'zod';

/** What the two ends of a peer connection tell each other through the broker; the broker relays and reads nothing else. */
export const Signal = z.discriminatedUnion('type', [
  z.object({ type: z.literal('offer'), sdp: z.string().max(60_000) }),
  z.object({ type: z.literal('answer'), sdp: z.string().max(60_000) }),
  z.object({
    type: z.literal('candidate'),
    candidate: z.object({
      candidate: z.string().max(1000),
      sdpMid: z.string().max(40).nullable(),
      sdpMLineIndex: z.number().int().min(0).max(40).nullable(),
    }),
  }),
]);
export type Signal = z.infer<typeof Signal>;
