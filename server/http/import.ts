import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IMPORT_LIMIT_BYTES, ImportKind } from '../../app/directory/import.ts';
import { Instant } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Auth } from '../accounts/auth.ts';
import type { Context } from '../context.ts';
import { importFile } from '../import/import-file.ts';
import { writeFile } from '../import/write-file.ts';
import { bearerOf } from './bearer.ts';
import { sendFailure } from './failures.ts';

const BASE64_LIMIT = Math.ceil((IMPORT_LIMIT_BYTES * 4) / 3) + 4;
const Import = z.object({
  kind: ImportKind,
  apply: z.boolean(),
  /** The moment of the check that was read; null for whoever takes the file unread. */
  checkedAt: Instant.nullable().default(null),
  content: z.base64().max(BASE64_LIMIT),
});
const Export = z.object({ kind: ImportKind, language: z.enum(['fr', 'en']), template: z.boolean() });

/** Files of the directory, for administrators alone; too large for the socket. */
export function addImport(app: FastifyInstance, auth: Pick<Auth, 'loginOf'>, context: Context): void {
  const administrator = async (request: FastifyRequest): Promise<Person | null> => {
    const token = bearerOf(request);
    const login = token === undefined ? undefined : await auth.loginOf(token);
    return login?.person.role === 'administrator' && login.standing === 'open' ? login.person : null;
  };
  const bodyLimit = BASE64_LIMIT + 1024;
  app.post('/api/directory/import', { config: { caller: 'signed-in' }, bodyLimit }, async (request, reply) => {
    const person = await administrator(request);
    if (person === null) return sendFailure(reply, { type: 'not-allowed' });
    const sent = Import.safeParse(request.body);
    if (!sent.success)
      return sendFailure(reply, { type: 'malformed', where: String(sent.error.issues[0]?.path[0] ?? 'body') });
    const { content, ...wish } = sent.data;
    const report = await importFile(context, person, { ...wish, content: Buffer.from(content, 'base64') });
    return reply.header('cache-control', 'no-store').send(report);
  });
  app.post('/api/directory/export', { config: { caller: 'signed-in' } }, async (request, reply) => {
    if ((await administrator(request)) === null) return sendFailure(reply, { type: 'not-allowed' });
    const asked = Export.safeParse(request.body);
    if (!asked.success) return sendFailure(reply, { type: 'malformed', where: 'body' });
    const { kind, language, template } = asked.data;
    const text = await writeFile(context.store, kind, language, template);
    return reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store').send(text);
  });
}
