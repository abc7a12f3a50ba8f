import type { FastifyRequest } from 'fastify';

/** What `Authorization: Bearer …` carries; undefined without one. */
export function bearerOf({ headers: { authorization } }: FastifyRequest): string | undefined {
  return /^Bearer (\S{1,400})$/i.exec(authorization ?? '')?.[1];
}
