import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';
import type { HttpFailure } from './failures.ts';

/**
 * Who may call a route; every route says so, or the broker does not start. `signing-in`: a sign-in that may still owe its
 * second factor. `pass-holder`: somebody who was allowed to move one file. `guest`: somebody outside who was let in to one ticket.
 */
export type RouteCaller = 'anyone' | 'signing-in' | 'signed-in' | 'pass-holder' | 'guest' | 'operator';

declare module 'fastify' {
  interface FastifyContextConfig {
    caller?: RouteCaller;
  }
}

/** Null when the caller may pass. */
export type Check = (request: FastifyRequest) => Promise<HttpFailure | null>;

/** Refuses at the door of every route, before a byte of the body is read; throws on a route that declares nobody. */
export function guardRoutes(app: FastifyInstance, checks: Record<RouteCaller, Check>, log: Log): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.caller === undefined)
      throw new Error(`the route ${String(method)} ${url} does not declare who may call it`);
    log.debug({ method, url, caller: config.caller }, 'route');
  });
  app.addHook('onRequest', async (request) => {
    const caller = request.routeOptions.config.caller;
    if (request.is404 || caller === undefined) return;
    const failure = await checks[caller](request);
    if (failure !== null) throw new Refused(failure);
  });
}

/** Carries a named refusal to the place that answers. */
export class Refused extends Error {
  readonly failure: HttpFailure;
  constructor(failure: HttpFailure) {
    super(failure.type);
    this.failure = failure;
  }
}
