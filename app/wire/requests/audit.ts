import { z } from 'zod';
import { ChainEvent, EventKind } from '../../audit/chain.ts';
import { SignedCheckpoint } from '../../audit/checkpoint.ts';
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
  from: Instant.optional(),
  to: Instant.optional(),
  /** In the personal values, the reference or the kind, whatever the case. */
  text: z.string().trim().min(1).max(100).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** An event as the viewer shows it; a value that is null was erased. */
export const AuditLine = z.object({
  event: ChainEvent,
  values: z.record(z.string(), z.json()),
  /** The first checkpoint that covers it; null while it waits for one. */
  checkpoint: z.object({ seq: z.number(), at: Instant }).nullable(),
});
export type AuditLine = z.infer<typeof AuditLine>;

/** What can be wrong with a chain that is read where it lies; a file has more ways (see `FileFault`). */
export const ChainFault = z.enum([
  'edited',
  'value-edited',
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

/** What came of following the chain on the broker; `fault` is the name of what is wrong and where. */
export const AuditHealth = z.object({
  checkedFrom: z.number(),
  checkedTo: z.number(),
  checkpoints: z.number(),
  newest: SignedCheckpoint.nullable(),
  key: PublicKey,
  fault: z.object({ type: ChainFault, seq: z.number().nullable() }).nullable(),
  at: Instant,
});
export type AuditHealth = z.infer<typeof AuditHealth>;

export const auditRequests = {
  /** The newest first, before `before`. */
  'audit.list': {
    input: z.object({ filter: AuditFilter, before: z.number().int().positive().nullable() }),
    output: z.object({ lines: z.array(AuditLine), more: z.boolean() }),
    callers: ['administrator'],
  },
  'audit.verify': { input: nothing, output: AuditHealth, callers: ['administrator'] },
  /** Allows one download by the same person within two minutes; what it gives is shown to `POST /api/audit/export`. */
  'audit.export': {
    input: z.object({ filter: AuditFilter }),
    output: z.object({ ticket: hex(32), name: z.string() }),
    callers: ['administrator'],
  },
} as const satisfies Record<string, RequestContract>;
