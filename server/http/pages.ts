import { access } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Sentences } from '../sentences.ts';
import { languageOf } from '../sentences.ts';

/** The console and the portal for browsers: what the build left in `folder`, read anew at each request so that a build needs no restart. */
export async function addPages(app: FastifyInstance, folder: string, sentences: Sentences): Promise<void> {
  const config = { caller: 'anyone' } as const;
  await app.register(fastifyStatic, { root: folder, serve: false, dotfiles: 'ignore', cacheControl: false });
  app.get('/', { config }, async (request, reply) => {
    if (await isBuilt(folder)) return reply.header('cache-control', 'no-cache').sendFile('app.html');
    const language = languageOf(request.headers['accept-language'] ?? '');
    return reply.code(503).type('text/plain; charset=utf-8').send(sentences(language, 'notBuilt'));
  });
  app.get<{ Params: { '*': string } }>('/assets/*', { config }, (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .sendFile(request.params['*'], join(folder, 'assets')),
  );
}

const isBuilt = async (folder: string): Promise<boolean> =>
  access(join(folder, 'app.html')).then(
    () => true,
    () => false,
  );
