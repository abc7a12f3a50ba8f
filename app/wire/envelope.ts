import type { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

/** The version of every contract in this folder; both sides of a boundary must speak the same one. */
export const PROTOCOL = 1;

export type WireFailure =
  | { readonly type: 'oversized'; readonly limit: number }
  | { readonly type: 'malformed'; readonly where: string }
  | { readonly type: 'unknown-version'; readonly version: number }
  | { readonly type: 'unknown-message'; readonly name: string };

/** One boundary: every message is `{ v, type, ...fields }` and one schema stands for each `type`. */
export interface Contract<M extends { readonly type: string }> {
  readonly name: string;
  readonly schema: z.ZodType<M>;
  readonly types: ReadonlySet<string>;
  /** Longest text accepted, in UTF-16 code units, for boundaries that carry text. */
  readonly limit: number;
}

/** Parses what came over a boundary as text; never throws. */
export function decodeText<M extends { readonly type: string }>(
  contract: Contract<M>,
  text: unknown,
): Result<M, WireFailure> {
  if (typeof text !== 'string') return fail({ type: 'malformed', where: 'not text' });
  if (text.length > contract.limit) return fail({ type: 'oversized', limit: contract.limit });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return fail({ type: 'malformed', where: 'not JSON' });
  }
  return decode(contract, raw);
}

/** Parses a structured message; the version is judged first, then the type, then the fields. */
export function decode<M extends { readonly type: string }>(
  contract: Contract<M>,
  raw: unknown,
): Result<M, WireFailure> {
  const head = headOf(raw);
  if (head === undefined) return fail({ type: 'malformed', where: 'not an envelope' });
  if (head.v !== PROTOCOL) return fail({ type: 'unknown-version', version: head.v });
  if (!contract.types.has(head.type)) return fail({ type: 'unknown-message', name: head.type.slice(0, 60) });
  const parsed = contract.schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  return fail({ type: 'malformed', where: parsed.error.issues[0]?.path.join('.').slice(0, 120) || 'message' });
}

/** Adds the protocol version to a message that leaves. */
export const encode = <M extends { readonly type: string }>(message: M): M & { readonly v: typeof PROTOCOL } => ({
  v: PROTOCOL,
  ...message,
});

export const encodeText = <M extends { readonly type: string }>(message: M): string => JSON.stringify(encode(message));

function headOf(raw: unknown): { v: number; type: string } | undefined {
  if (typeof raw !== 'object' || raw === null || !('v' in raw) || !('type' in raw)) return undefined;
  const { v, type } = raw;
  return typeof v === 'number' && typeof type === 'string' ? { v, type } : undefined;
}
