import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Result } from '../../app/kernel/result.ts';
import { addressPrefix } from '../accounts/address-prefix.ts';
import type { Attempt, AttemptLimit } from '../accounts/attempt-limit.ts';
import type { Origin } from '../accounts/device.ts';
import type { HttpFailure } from './failures.ts';
import { sendFailure } from './failures.ts';

/** A route that takes something secret: what is sent is parsed, the attempt counted, and a good one forgotten. */
export interface AttemptedRoute<S extends z.ZodType> {
  readonly input: S;
  readonly attempt: (input: z.infer<S>, request: FastifyRequest, network: string) => Promise<Omit<Attempt, 'network'>>;
  readonly run: (input: z.infer<S>, request: FastifyRequest) => Promise<Result<object, HttpFailure>>;
}

export const attempted =
  <S extends z.ZodType>(limit: AttemptLimit, route: AttemptedRoute<S>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const sent = route.input.safeParse(request.body);
    if (!sent.success)
      return sendFailure(reply, { type: 'malformed', where: String(sent.error.issues[0]?.path[0] ?? 'body') });
    const network = addressPrefix(request.ip);
    const counted = await limit.begin({ ...(await route.attempt(sent.data, request, network)), network });
    if (!counted.ok) return sendFailure(reply, counted.failure);
    const answer = await route.run(sent.data, request);
    if (!answer.ok) {
      await counted.value.missed();
      return sendFailure(reply, answer.failure);
    }
    await counted.value.forget();
    return reply.header('cache-control', 'no-store').send(answer.value);
  };

/** Where a request came from, as far as it tells. */
export const originOf = (request: FastifyRequest): Origin => ({
  address: request.ip,
  userAgent: String(request.headers['user-agent'] ?? '').slice(0, 400),
});
