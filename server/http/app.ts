import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import type { Context } from '../context.ts';
import { answerFailures, BODY_LIMIT_BYTES } from './failures.ts';
import type { Check, RouteCaller } from './guard.ts';
import { guardRoutes } from './guard.ts';
import type { Origins } from './origins.ts';
import { addCrossOrigin, addSecurityHeaders } from './security-headers.ts';

export interface HttpOptions {
  /** Whose `X-Forwarded-For` is believed; nobody's when empty. */
  readonly trustedProxies: readonly string[];
  readonly publicUrl: () => URL;
  readonly origins: Origins;
  readonly checks: Record<RouteCaller, Check>;
}

/** An HTTP server without routes, with everything that holds for all of them. */
export function createHttp(context: Pick<Context, 'log' | 'random'>, options: HttpOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  answerFailures(app, context);
  addSecurityHeaders(app, options.publicUrl);
  addCrossOrigin(app, options.origins);
  guardRoutes(app, options.checks, context.log);
  return app;
}
