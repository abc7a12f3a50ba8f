import { z } from 'zod';
import { ConcernState } from '../course/concern.ts';
import { Diagnosis } from '../course/diagnosis.ts';
import { Id, Instant, PersonName, Words } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';
import { TalkFile } from '../talk/message.ts';
import { Reference } from '../ticket/reference.ts';
import type { TicketState } from '../ticket/state.ts';

/** How long a link holds unless somebody says otherwise, and at most, in days. */
export const GUEST_DAYS = 7;
export const MOST_GUEST_DAYS = 30;

/** A way to one ticket for somebody outside; its secret is shown once and kept nowhere. */
export const GuestLink = z.object({
  id: Id,
  /** Whom it was made for. */
  name: PersonName,
  /** The technician who made it. */
  by: PersonName,
  madeAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
  /** The last time it was opened; null until it has been. */
  openedAt: Instant.nullable(),
  /** Internal notes and their files are shown to whoever opens it. */
  withNotes: z.boolean(),
});
export type GuestLink = z.infer<typeof GuestLink>;

/** A diagnosis is kept with the ticket's own; everything else is said between the guest and the support. */
export const GuestWordKind = z.enum(['answer', 'diagnosis']);
export type GuestWordKind = z.infer<typeof GuestWordKind>;

/** Said by a guest under the name they gave, or to them by a technician. */
export const GuestWord = z.object({
  id: Id,
  from: z.enum(['guest', 'support']),
  kind: GuestWordKind,
  name: PersonName,
  words: Words,
  at: Instant,
});
export type GuestWord = z.infer<typeof GuestWord>;

/** All that a guest sees, and nothing beside it. */
export const GuestView = z.object({
  reference: Reference,
  level: SupportLevel,
  words: Words,
  openedAt: Instant,
  /** Whom the link was made for, until when. */
  name: PersonName,
  expiresAt: Instant,
  concerns: z.array(z.object({ words: Words, state: ConcernState, answer: Words.nullable() })),
  diagnoses: z.array(Diagnosis),
  said: z.array(GuestWord),
  /** Empty unless whoever made the link chose to show them. */
  notes: z.array(z.object({ id: Id, name: PersonName, words: z.string(), at: Instant })),
  files: z.array(TalkFile),
});
export type GuestView = z.infer<typeof GuestView>;

/** What a guest writes, and what of it is sent twice is one. */
export const GuestSays = z.object({ requestId: Id, name: PersonName, kind: GuestWordKind, words: Words });
export type GuestSays = z.infer<typeof GuestSays>;

/** Whether a link leads anywhere now: not once it has run out or was taken back, nor once its ticket is over. */
export const isLive = (
  { expiresAt, revokedAt }: Pick<GuestLink, 'expiresAt' | 'revokedAt'>,
  state: TicketState,
  now: Instant,
): boolean => revokedAt === null && expiresAt > now && state !== 'closed' && state !== 'cancelled';
