import { z } from 'zod';
import { ChainEvent, Digest, EventKind } from '../../audit/chain.ts';
import { SignedCheckpoint } from '../../audit/checkpoint.ts';
import { Remarks } from '../../audit/remarks.ts';
import { WalkMark } from '../../audit/walk.ts';
import { hex, Id, Instant, PublicKey } from '../../kernel/scalars.ts';
import { Reference } from '../../ticket/reference.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

/** Which events; all of them when nothing is said. A person's or a ticket's whole story is one of these alone. */
export const AuditFilter = z.strictObject({
  kinds: z.array(EventKind).max(50).optional(),
  /** Whoever did it, or whom or whose ticket it is about. */
  personId: Id.optional(),
  reference: Reference.optional(),
  workstationId: Id.optional(),
  /** A rule by its name: decisions that it determined, and rights that it took away. */
  rule: z.string().trim().min(1).max(120).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  /** In the personal values, the reference, the kind or what the chain says, whatever the case. */
  text: z.string().trim().min(1).max(100).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** An event as the viewer shows it; a value that is null was erased. */
export const AuditLine = z.object({
  event: ChainEvent,
  values: z.record(z.string(), z.json()),
  /** Whom, which workstation or which article it is about, as they are called now; null for none of them. */
  about: z.string().nullable(),
  /** The first checkpoint that covers it; null while it waits for one. */
  checkpoint: z.object({ seq: z.number(), at: Instant }).nullable(),
});
export type AuditLine = z.infer<typeof AuditLine>;

/** What can be wrong with a chain that is read where it lies; a file has more ways (see `FileFault`). */
export const ChainFault = z.enum([
  'illegible',
  'edited',
  'value-edited',
  'values-missing',
  'deleted',
  'reordered',
  'inserted',
  'replaced',
  'rewritten',
  'checkpoint-forged',
  'foreign-key',
  'cut',
]);
export type ChainFault = z.infer<typeof ChainFault>;

/** Where a verification stands between two of its parts; whoever asks brings it back, so that any broker can go on. */
export const VerifyMark = z.strictObject({
  /** The place of the event that is read next, less one. */
  reached: z.number().int().nonnegative(),
  /** How far the chain went when the verification began: what is added meanwhile is for the next. */
  to: z.number().int().nonnegative(),
  /** What the database said the hash was there. */
  head: Digest,
  from: z.number().int().nonnegative(),
  checkpoints: z.number().int().nonnegative(),
  walk: WalkMark,
  remarks: Remarks,
});
export type VerifyMark = z.infer<typeof VerifyMark>;

/** What the event at the fault says it is, as it now stands there: it may be what was put in another's place. */
export const FaultyEvent = z.object({
  kind: z.string(),
  at: Instant,
  actor: z.string().nullable(),
  reference: z.string().nullable(),
});
export type FaultyEvent = z.infer<typeof FaultyEvent>;

/** What came of following the chain on the broker, so far; `fault` is the first thing that is wrong. */
export const AuditHealth = z.object({
  checkedFrom: z.number(),
  checkedTo: z.number(),
  /** Where the chain ended when the verification began. */
  to: z.number(),
  checkpoints: z.number(),
  newest: SignedCheckpoint.nullable(),
  key: PublicKey,
  fault: z.object({ type: ChainFault, seq: z.number().nullable(), event: FaultyEvent.nullable() }).nullable(),
  setBack: Remarks.shape.setBack,
  at: Instant,
  /** To be shown again for the next part; null when there is none. */
  mark: VerifyMark.nullable(),
});
export type AuditHealth = z.infer<typeof AuditHealth>;

export const auditRequests = {
  /** The newest first, before `before`. */
  'audit.list': {
    input: z.object({ filter: AuditFilter, before: z.number().int().positive().nullable() }),
    output: z.object({ lines: z.array(AuditLine), more: z.boolean() }),
    callers: ['administrator'],
  },
  /** The whole chain, a part at a time. */
  'audit.verify': {
    input: z.object({ mark: VerifyMark.nullable() }),
    output: AuditHealth,
    callers: ['administrator'],
  },
  /** Allows one download by the same person within two minutes; what it gives is shown to `POST /api/audit/export`. */
  'audit.export': {
    input: z.object({ filter: AuditFilter }),
    /** `key`: what the file will be signed with. */
    output: z.object({ ticket: hex(32), name: z.string(), key: PublicKey }),
    callers: ['administrator'],
  },
  /** Allows an employee one download of what the chain says of the sessions on their own tickets. */
  'audit.export-own': { input: nothing, output: z.object({ ticket: hex(32) }), callers: ['employee'] },
} as const satisfies Record<string, RequestContract>;
