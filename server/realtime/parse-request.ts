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
  const text = asJson(raw);
  if (text === undefined) return fail({ type: 'malformed', where: 'not JSON' });
  if (Buffer.byteLength(text) > REQUEST_LIMIT_BYTES) return fail({ type: 'oversized', limit: REQUEST_LIMIT_BYTES });
  if (UNWRITABLE.test(text)) return fail({ type: 'malformed', where: 'not text' });
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

/** As JSON writes them: the character of code zero, which PostgreSQL keeps nowhere, and halves of a character, which UTF-8 can't write. */
const UNWRITABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** Undefined for what JSON can't hold or is nested beyond reason. */
function asJson(raw: unknown): string | undefined {
  try {
    return JSON.stringify(raw);
  } catch {
    return undefined;
  }
}
