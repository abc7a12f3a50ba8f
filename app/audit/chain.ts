import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { hex, Id, Instant } from '../kernel/scalars.ts';
import { utf8 } from '../kernel/signing.ts';
import { Reference } from '../ticket/reference.ts';
import { ActorKind } from './entry.ts';

/** A SHA-256 digest. */
export const Digest = hex(32);
export type Digest = z.infer<typeof Digest>;

/** What an event is about; its ids stay when a person is erased, since they then lead nowhere. */
export const Subject = z.strictObject({
  ticketId: Id.optional(),
  reference: Reference.optional(),
  sessionId: Id.optional(),
  workstationId: Id.optional(),
  personId: Id.optional(),
});
export type Subject = z.infer<typeof Subject>;

/** Lower-case words joined by hyphens: `control-taken`, `contract-changed`. */
export const EventKind = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** The name of a personal value inside its event: `actor`, `words`, `email`. */
const ValueName = z
  .string()
  .max(60)
  .regex(/^[a-z][A-Za-z0-9]*$/);

/**
 * One event of the chain. Personal values are not in it: `commitments` holds a salted digest of each, so that the
 * values can be erased and the chain still holds. `hash` covers everything else here, `prev` included.
 */
export const ChainEvent = z.strictObject({
  seq: z.number().int().positive(),
  id: Id,
  at: Instant,
  kind: EventKind,
  actor: z.strictObject({ kind: ActorKind, personId: Id.optional(), workstationId: Id.optional() }),
  subject: Subject,
  body: z.record(z.string(), z.json()),
  commitments: z.record(ValueName, Digest),
  prev: Digest,
  hash: Digest,
});
export type ChainEvent = z.infer<typeof ChainEvent>;

/** A personal value with the salt that its commitment was made with. */
export const Salted = z.strictObject({ salt: hex(16), value: z.json() });
export type Salted = z.infer<typeof Salted>;

/** Beside an event: each value it committed to, or the word that it was erased. */
export const Personal = z.record(ValueName, z.union([Salted, z.literal('erased')]));
export type Personal = z.infer<typeof Personal>;

/** An event before it has its place in the chain. */
export type EventDraft = Omit<ChainEvent, 'seq' | 'prev' | 'hash' | 'commitments'>;

/** Where the chain ends for now. */
export interface Head {
  readonly seq: number;
  readonly hash: Digest;
}

/** The head of a chain without events. */
export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) };

/** An event with its commitments, before it has its place. */
export type Content = Omit<ChainEvent, 'seq' | 'prev' | 'hash'>;

/** Throws on a body or value that is not JSON. */
export function commitTo(draft: EventDraft, values: Readonly<Record<string, Salted>>): Content {
  const commitments = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, commit(value)]));
  return { ...draft, commitments };
}

/** The next event of the chain; the broker's database does the same when a transaction commits. */
export function chain(head: Head, content: Content): ChainEvent {
  const event = { ...content, seq: head.seq + 1, prev: head.hash };
  return { ...event, hash: hashOf(event) };
}

/** What the event's own words come to; equal to its `hash` unless someone touched it. */
export function hashOf(event: Omit<ChainEvent, 'hash'>): Digest {
  const { seq, prev } = event;
  return bytesToHex(sha256(utf8(`accord-audit-event-v1|${seq}|${prev}|${contentDigest(event)}`)));
}

/** Over everything but the event's place. */
export function contentDigest({ id, at, kind, actor, subject, body, commitments }: Content): Digest {
  return digestOf('accord-audit-content-v1', { id, at, kind, actor, subject, body, commitments });
}

/** Tells nothing about the value once the salt is gone. */
export const commit = ({ salt, value }: Salted): Digest => digestOf('accord-audit-value-v1', { salt, value });

/** SHA-256 of the RFC 8785 canonical JSON of `{ purpose, payload }`. */
function digestOf(purpose: string, payload: unknown): Digest {
  const text = canonicalize({ purpose, payload });
  if (text === undefined) throw new TypeError('only JSON can be digested');
  return bytesToHex(sha256(utf8(text)));
}
