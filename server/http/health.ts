import type { FastifyInstance } from 'fastify';
import { sendFailure } from './failures.ts';

/** `ready`: whether this broker can do its work now. */
export function addHealth(app: FastifyInstance, ready: () => Promise<boolean>): void {
  const config = { caller: 'anyone' } as const;
  app.get('/healthz', { config }, (_request, reply) => reply.send({ status: 'alive' }));
  app.get('/readyz', { config }, async (_request, reply) =>
    (await ready()) ? reply.send({ status: 'ready' }) : sendFailure(reply, { type: 'not-ready' }),
  );
}
