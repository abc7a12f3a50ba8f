import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import type { Lifetime } from './lifetime.ts';

/** Builds pages of this repository as the product's own are built, and serves them until the end; gives the address of each. */
export async function serveBuilt<N extends string>(
  lifetime: Lifetime,
  pages: Readonly<Record<N, string>>,
): Promise<Readonly<Record<N, string>>> {
  const root = resolve(import.meta.dirname, '../..');
  const outDir = lifetime.folder('pages');
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
    build: {
      target: 'chrome108',
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { input: Object.values(pages) },
    },
  });
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  lifetime.onEnd(() => server.close());
  const [origin] = server.resolvedUrls?.local ?? [];
  if (origin === undefined) throw new Error('the built pages are served nowhere');
  // Each name is asked for by its own key, so that the record is whole.
  return Object.fromEntries(
    Object.entries<string>(pages).map(([name, path]) => [name, new URL(path, origin).href]),
  ) as Record<N, string>;
}
