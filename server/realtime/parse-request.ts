import { z } from 'zod';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { WireFailure } from '../../app/wire/envelope.ts';
import { PROTOCOL } from '../../app/wire/envelope.ts';
import type { RequestInput, RequestType } from '../../app/wire/requests.ts';
import { REQUEST_LIMIT_BYTES, requests } from '../../app/wire/requests.ts';

/** A request whose kind is known; its fields are not looked at before its sender's right to send it is known. */
export interface Envelope {
  readonly type: RequestType;
  readonly input: unknown;
}

/** Judges size, version and kind, in that order; never throws. */
export function openEnvelope(raw: unknown): Result<Envelope, WireFailure> {
  const size = sizeOf(raw);
  if (size === undefined) return fail({ type: 'malformed', where: 'not JSON' });
  if (size > REQUEST_LIMIT_BYTES) return fail({ type: 'oversized', limit: REQUEST_LIMIT_BYTES });
  const head = Head.safeParse(raw);
  if (!head.success) return fail({ type: 'malformed', where: 'not an envelope' });
  const { v, type, input } = head.data;
  if (v !== PROTOCOL) return fail({ type: 'unknown-version', version: v });
  return isRequest(type) ? ok({ type, input }) : fail({ type: 'unknown-message', name: type.slice(0, 60) });
}

/** Names the first field that does not hold, never what it held. */
export function parseInput<T extends RequestType>(type: T, raw: unknown): Result<RequestInput<T>, WireFailure> {
  const parsed = requests[type].input.safeParse(raw);
  /** The schema was picked by `type`; indexing by a type parameter loses that link, nothing else. */
  if (parsed.success) return ok(parsed.data as RequestInput<T>);
  return fail({
    type: 'malformed',
    where: parsed.error.issues[0]?.path.map(String).join('.').slice(0, 120) || 'input',
  });
}

const Head = z.object({ v: z.number(), type: z.string(), input: z.unknown() });

const isRequest = (type: string): type is RequestType => Object.hasOwn(requests, type);

/** In bytes as JSON; undefined for what JSON can't hold or is nested beyond reason. */
function sizeOf(raw: unknown): number | undefined {
  try {
    const text = JSON.stringify(raw);
    return text === undefined ? undefined : Buffer.byteLength(text);
  } catch {
    return undefined;
  }
}
