import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Id } from '../../app/kernel/scalars.ts';
import { hex } from '../../app/kernel/scalars.ts';
import type { Role } from '../../app/level/level.ts';
import type { Auth } from '../accounts/auth.ts';
import type { Wanted } from '../audit/downloads.ts';
import { takeDownload } from '../audit/downloads.ts';
import { chooseOwnSessions } from '../audit/own-sessions.ts';
import { writeExcerpt, writeFile } from '../audit/write-file.ts';
import type { Context } from '../context.ts';
import { writePerson } from '../privacy/write-person.ts';
import { bearerOf } from './bearer.ts';
import { sendFailure } from './failures.ts';

const Ask = z.object({ ticket: hex(32) });

/** Streams what was allowed this very person; neither the token nor the ticket is ever in an address. */
export function addAuditExport(app: FastifyInstance, auth: Pick<Auth, 'loginOf'>, context: Context): void {
  app.post('/api/audit/export', { config: { caller: 'signed-in' } }, async (request, reply) => {
    const asked = Ask.safeParse(request.body);
    if (!asked.success) return sendFailure(reply, { type: 'malformed', where: 'ticket' });
    const token = bearerOf(request);
    const login = token === undefined ? undefined : await auth.loginOf(token);
    if (login === undefined || !TAKERS.includes(login.person.role)) return sendFailure(reply, { type: 'not-allowed' });
    const { person } = login;
    const wanted = await takeDownload(context.store, asked.data.ticket, person.id, context.clock.now());
    if (wanted === undefined) return sendFailure(reply, { type: 'not-found' });
    // Whoever was an administrator when it was allowed may be none any more.
    if (wanted.what !== 'own-sessions' && person.role !== 'administrator')
      return sendFailure(reply, { type: 'not-allowed' });
    reply.header('cache-control', 'no-store');
    return reply
      .type(wanted.what === 'person' ? JSON_TYPE : LINES_TYPE)
      .send(Readable.from(written(context, wanted, person.id)));
  });
}

function written(context: Context, wanted: Wanted, personId: Id): AsyncGenerator<string> {
  switch (wanted.what) {
    case 'audit':
      return writeFile(context, wanted.filter);
    case 'person':
      return writePerson(context.store, wanted.personId);
    case 'own-sessions':
      return writeExcerpt(context, chooseOwnSessions(context.store, personId));
  }
}

/** Who has downloads at all. */
const TAKERS: readonly Role[] = ['employee', 'administrator'];
const LINES_TYPE = 'application/x-ndjson; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
