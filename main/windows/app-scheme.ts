import type { Protocol } from 'electron';
import { protocol } from 'electron';
import { SCHEME } from './pages.ts';
import type { Served } from './serve-page.ts';

/** Before the application is ready: the pages' scheme is as trusted and as confined as `https`. */
export function announceScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Serves the pages to one partition; `handle` came with Electron 25, older engines have the one before it. */
export function serveScheme(partition: Protocol, serve: (address: string) => Promise<Served>): void {
  if ('handle' in partition) {
    partition.handle(SCHEME, async ({ url }) => {
      const { status, headers, body } = await serve(url);
      return new Response(new Uint8Array(body), { status, headers });
    });
    return;
  }
  const older: Pick<Protocol, 'registerBufferProtocol'> = partition;
  older.registerBufferProtocol(SCHEME, ({ url }, answer) => {
    serve(url).then(
      ({ status, headers, body }) => {
        const mimeType = (headers['content-type'] ?? 'text/plain').split(';', 1)[0] ?? 'text/plain';
        answer({ statusCode: status, headers, mimeType, data: body });
      },
      () => answer({ statusCode: 500, data: Buffer.alloc(0) }),
    );
  });
}
