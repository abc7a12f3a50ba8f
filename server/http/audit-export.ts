import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { hex } from '../../app/kernel/scalars.ts';
import type { Auth } from '../accounts/auth.ts';
import { takeDownload } from '../audit/downloads.ts';
import { writeFile } from '../audit/write-file.ts';
import type { Context } from '../context.ts';
import { writePerson } from '../privacy/write-person.ts';
import { bearerOf } from './bearer.ts';
import { sendFailure } from './failures.ts';

const Ask = z.object({ ticket: hex(32) });

/** Streams what `audit.export` allowed this very person; neither the token nor the ticket is ever in an address. */
export function addAuditExport(app: FastifyInstance, auth: Pick<Auth, 'loginOf'>, context: Context): void {
  app.post('/api/audit/export', { config: { caller: 'signed-in' } }, async (request, reply) => {
    const asked = Ask.safeParse(request.body);
    if (!asked.success) return sendFailure(reply, { type: 'malformed', where: 'ticket' });
    const token = bearerOf(request);
    const login = token === undefined ? undefined : await auth.loginOf(token);
    if (login?.person.role !== 'administrator') return sendFailure(reply, { type: 'not-allowed' });
    const { store, clock } = context;
    const wanted = await takeDownload(store, asked.data.ticket, login.person.id, clock.now());
    if (wanted === undefined) return sendFailure(reply, { type: 'not-found' });
    reply.header('cache-control', 'no-store');
    return wanted.what === 'audit'
      ? reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(writeFile(context, wanted.filter)))
      : reply.type('application/json; charset=utf-8').send(Readable.from(writePerson(store, wanted.personId)));
  });
}
