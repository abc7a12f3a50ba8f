import { createServer } from 'node:http';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';

/** A foreign server that answers whatever it is asked, so that a page which does not reach it was kept from it. */
export interface Lure {
  readonly url: string;
  /** Method and path of everything that arrived. */
  readonly visits: readonly string[];
}

export async function setLure(lifetime: Lifetime): Promise<Lure> {
  const visits: string[] = [];
  const server = createServer(({ method, url }, answer) => {
    visits.push(`${method} ${url}`);
    answer.setHeader('access-control-allow-origin', '*');
    answer.end('foreign');
  });
  // A socket that is let in says so by its own line; what follows is of no interest.
  server.on('upgrade', ({ url }, socket) => {
    visits.push(`UPGRADE ${url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  lifetime.onEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the lure listens nowhere');
  return { url: `http://127.0.0.1:${address.port}`, visits };
}
