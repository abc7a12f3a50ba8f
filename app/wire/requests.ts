import { z } from 'zod';
import { AuditEntry } from '../audit/entry.ts';
import { SignedDemand } from '../consent/request.ts';
import { hex, Id, Instant, PersonName, PublicKey, Signature, TeamName, Words } from '../kernel/scalars.ts';
import { Role, SupportLevel } from '../level/level.ts';
import { Person } from '../level/person.ts';
import { SessionEvent } from '../session/event.ts';
import { RemoteSession } from '../session/phase.ts';
import { Impact, Ticket } from '../ticket/ticket.ts';
import { Signal } from './signal.ts';

interface RequestContract {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** The roles that may call it; anyone else gets `not-allowed` (T2). */
  readonly callers: readonly Role[];
}

const nothing = z.object({});

export const Workstation = z.object({ id: Id, name: PersonName, publicKey: PublicKey });
export type Workstation = z.infer<typeof Workstation>;

/** What a workstation signs with its device key to be attached: `nonce` is the socket's own, from `welcome`. */
export const AttachClaim = z.object({ nonce: hex(16), publicKey: PublicKey, name: PersonName });
export type AttachClaim = z.infer<typeof AttachClaim>;

/** RTCIceServer with short-lived credentials (TURN REST: user = expiry:subject, credential = HMAC-SHA1). */
export const IceServer = z.object({
  urls: z
    .array(
      z
        .string()
        .max(200)
        .regex(/^(?:stun|turn)s?:\S+$/),
    )
    .min(1),
  username: z.string().max(200).optional(),
  credential: z.string().max(200).optional(),
});
export type IceServer = z.infer<typeof IceServer>;

/** One thing the workstation saw happen; `id` makes sending it twice harmless. */
export const SessionReport = z.object({ id: Id, event: SessionEvent });
export type SessionReport = z.infer<typeof SessionReport>;

export const TicketFile = z.object({
  ticket: Ticket,
  timeline: z.array(AuditEntry),
  sessions: z.array(RemoteSession),
});
export type TicketFile = z.infer<typeof TicketFile>;

/** Every request a client may send; sent as `request` with `{ v, type, input }`, answered by the acknowledgement. */
export const requests = {
  'person.me': { input: nothing, output: Person, callers: ['employee', 'technician', 'administrator'] },
  'person.list': { input: nothing, output: z.array(Person), callers: ['administrator'] },
  'person.create': {
    input: z.object({
      name: PersonName,
      email: z.email().max(254),
      password: z.string().min(12).max(128),
      role: Role,
      level: SupportLevel.nullable(),
      team: TeamName.nullable(),
    }),
    output: Person,
    callers: ['administrator'],
  },
  'workstation.attach': {
    input: z.object({ claim: AttachClaim, signature: Signature }),
    output: Workstation,
    callers: ['employee'],
  },
  'ticket.open': {
    input: z.object({ requestId: Id, words: Words, impact: Impact, askedAt: Instant }),
    output: Ticket,
    callers: ['employee'],
  },
  'ticket.add-word': {
    input: z.object({ ticketId: Id, requestId: Id, words: Words }),
    output: Ticket,
    callers: ['employee'],
  },
  'ticket.cancel': { input: z.object({ ticketId: Id }), output: Ticket, callers: ['employee'] },
  'ticket.mine': { input: nothing, output: z.array(Ticket), callers: ['employee'] },
  'ticket.queue': { input: nothing, output: z.array(Ticket), callers: ['technician'] },
  'ticket.show': { input: z.object({ ticketId: Id }), output: TicketFile, callers: ['technician'] },
  'ticket.take': { input: z.object({ ticketId: Id }), output: Ticket, callers: ['technician'] },
  'ticket.resolve': { input: z.object({ ticketId: Id, words: Words }), output: Ticket, callers: ['technician'] },
  'session.request': { input: SignedDemand, output: RemoteSession, callers: ['technician'] },
  'session.reveal': { input: z.object({ sessionId: Id, opening: hex(32) }), output: nothing, callers: ['technician'] },
  'session.withdraw': { input: z.object({ sessionId: Id }), output: RemoteSession, callers: ['technician'] },
  'session.end': {
    /** `because`: the console was shown a certificate that is not the workstation's; without it, the technician is done. */
    input: z.object({ sessionId: Id, because: z.literal('fingerprint-mismatch').optional() }),
    output: RemoteSession,
    callers: ['technician'],
  },
  'session.report': {
    input: z.object({ sessionId: Id, reports: z.array(SessionReport).min(1).max(200) }),
    output: nothing,
    callers: ['employee'],
  },
  'session.signal': {
    input: z.object({ sessionId: Id, signal: Signal }),
    output: nothing,
    callers: ['employee', 'technician'],
  },
  'session.ice': {
    input: z.object({ sessionId: Id }),
    output: z.object({ iceServers: z.array(IceServer) }),
    callers: ['employee', 'technician'],
  },
} as const satisfies Record<string, RequestContract>;

export type RequestType = keyof typeof requests;
export type RequestInput<T extends RequestType> = z.infer<(typeof requests)[T]['input']>;
export type RequestOutput<T extends RequestType> = z.infer<(typeof requests)[T]['output']>;

/** Longest request accepted, in bytes; a longer one is answered `oversized`, a much longer one costs the connection. */
export const REQUEST_LIMIT_BYTES = 128 * 1024;
