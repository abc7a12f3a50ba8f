import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PersonName } from '../../app/kernel/scalars.ts';
import { addressPrefix } from '../accounts/address-prefix.ts';
import type { AttemptLimit } from '../accounts/attempt-limit.ts';
import type { SetUp } from '../accounts/set-up.ts';
import { sendFailure } from './failures.ts';
import { Refused } from './guard.ts';
import type { SendPage } from './pages.ts';

const Entry = z.object({
  token: z.string().min(1).max(100),
  name: PersonName,
  email: z.email().max(254),
  password: z.string().min(12).max(128),
});

/** Both routes are, before anything else of the request is looked at, as unknown as any other path once an administrator exists. */
export function addSetUp(app: FastifyInstance, setUp: SetUp, limit: AttemptLimit, sendPage: SendPage): void {
  const whileOpen = async (): Promise<void> => {
    if (!(await setUp.isOpen())) throw new Refused({ type: 'not-found' });
  };
  app.get('/setup', { config: { caller: 'anyone' }, onRequest: whileOpen }, sendPage);
  app.post('/api/setup', { config: { caller: 'anyone' }, onRequest: whileOpen }, async (request, reply) => {
    const entry = Entry.safeParse(request.body);
    if (!entry.success)
      return sendFailure(reply, { type: 'malformed', where: String(entry.error.issues[0]?.path[0] ?? 'body') });
    const attempt = await limit.begin({ subject: null, network: addressPrefix(request.ip) });
    if (!attempt.ok) return sendFailure(reply, attempt.failure);
    const made = await setUp.pass(entry.data);
    if (!made.ok) return sendFailure(reply, made.failure);
    await attempt.value.forget();
    return reply.code(201).send(made.value);
  });
}
