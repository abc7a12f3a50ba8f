import type { DestinationStream, Logger } from 'pino';
import { pino } from 'pino';

export type Log = Logger;

/** JSON lines, on standard output in the product; what could hold a secret is cut out by name. */
export function createLog(level: string, destination: DestinationStream): Log {
  const redact = { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' };
  return pino({ level, base: null, redact, serializers: { err: describeError } }, destination);
}

const SECRETS = ['password', 'authorization', 'cookie', 'secret', 'credential', 'opening', 'sdp', 'parameters'];

/** Name, message and stack of an error and of its causes: never the fields libraries hang on it, such as a query's values. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
