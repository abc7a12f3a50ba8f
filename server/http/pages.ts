import { access } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sentences } from '../sentences.ts';
import { languageOf } from '../sentences.ts';

/** The one page of the browser's console and portal; says so when there is none yet. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** What the build left in `folder`, read anew at each request so that a build needs no restart. */
export async function addPages(app: FastifyInstance, folder: string, sentences: Sentences): Promise<SendPage> {
  const config = { caller: 'anyone' } as const;
  await app.register(fastifyStatic, { root: folder, serve: false, dotfiles: 'ignore', cacheControl: false });
  const sendPage: SendPage = async (request, reply) => {
    if (await isBuilt(folder)) return reply.header('cache-control', 'no-cache').sendFile('app.html');
    const language = languageOf(request.headers['accept-language'] ?? '');
    return reply.code(503).type('text/plain; charset=utf-8').send(sentences(language, 'notBuilt'));
  };
  app.get('/', { config }, sendPage);
  app.get<{ Params: { '*': string } }>('/assets/*', { config }, (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .sendFile(request.params['*'], join(folder, 'assets')),
  );
  return sendPage;
}

const isBuilt = async (folder: string): Promise<boolean> =>
  access(join(folder, 'app.html')).then(
    () => true,
    () => false,
  );
