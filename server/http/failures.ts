import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Context } from '../context.ts';
import type { EnrolmentFailure } from '../enrolment/enrol.ts';
import { BUSY_MS, isBusy } from '../store/open-store.ts';
import { Refused } from './guard.ts';

/** Every way an HTTP route says no. */
export type HttpFailure =
  | { readonly type: 'malformed'; readonly where: string }
  | { readonly type: 'oversized'; readonly limit: number }
  | { readonly type: 'wrong-credentials' }
  | { readonly type: 'wrong-token' }
  | EnrolmentFailure
  | { readonly type: 'wrong-code' }
  | { readonly type: 'second-factor-needed' }
  | { readonly type: 'factor-exists' }
  | { readonly type: 'passkey-refused' }
  | { readonly type: 'passkeys-unavailable' }
  | { readonly type: 'account-disabled' }
  | { readonly type: 'no-account' }
  | { readonly type: 'company-away' }
  | { readonly type: 'company-refused' }
  | { readonly type: 'expired' }
  | { readonly type: 'not-signed-in' }
  | { readonly type: 'not-allowed' }
  | { readonly type: 'not-found' }
  | { readonly type: 'too-many'; readonly retryAfterMs: number }
  | { readonly type: 'file-refused'; readonly why: 'program' }
  | { readonly type: 'not-ready' }
  | { readonly type: 'busy'; readonly retryAfterMs: number }
  | { readonly type: 'broken'; readonly incident: string };

const STATUS: Record<HttpFailure['type'], number> = {
  malformed: 400,
  oversized: 413,
  'wrong-credentials': 401,
  'wrong-token': 403,
  'enrolment-refused': 403,
  'wrong-code': 401,
  'second-factor-needed': 403,
  'factor-exists': 409,
  'passkey-refused': 401,
  'passkeys-unavailable': 409,
  'account-disabled': 403,
  'no-account': 403,
  'company-away': 502,
  'company-refused': 403,
  expired: 410,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'too-many': 429,
  'file-refused': 422,
  'not-ready': 503,
  busy: 503,
  broken: 500,
};

export function sendFailure(reply: FastifyReply, failure: HttpFailure): FastifyReply {
  if ('retryAfterMs' in failure) reply.header('retry-after', Math.ceil(failure.retryAfterMs / 1000));
  return reply.code(STATUS[failure.type]).header('cache-control', 'no-store').send(failure);
}

/** One place answers for all routes: refusals by name, Fastify's own complaints by the nearest name, faults by an incident. */
export function answerFailures(app: FastifyInstance, { log, random }: Pick<Context, 'log' | 'random'>): void {
  app.setNotFoundHandler((_request, reply) => sendFailure(reply, { type: 'not-found' }));
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error instanceof Refused) return sendFailure(reply, error.failure);
    if (error.statusCode === 413) return sendFailure(reply, { type: 'oversized', limit: BODY_LIMIT_BYTES });
    if (error.statusCode !== undefined && error.statusCode < 500)
      return sendFailure(reply, { type: 'malformed', where: 'request' });
    if (isBusy(error)) {
      log.warn('a route found no free connection to the database');
      return sendFailure(reply, { type: 'busy', retryAfterMs: BUSY_MS });
    }
    const incident = random.hex(4);
    log.error({ err: error, incident }, 'a route broke');
    return sendFailure(reply, { type: 'broken', incident });
  });
}

/** No route takes more than a few lines, or one passkey's signature. */
export const BODY_LIMIT_BYTES = 64 * 1024;
