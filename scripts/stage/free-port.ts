import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on; `range` is `first-last`, any free one without it. */
export async function freePort(range: string | undefined): Promise<number> {
  if (range === undefined) return tryPort(0);
  const [first = 0, last = first] = range.split('-').map(Number);
  for (let port = first; port <= last; port += 1) {
    try {
      return await tryPort(port);
    } catch {
      // Somebody listens there: the next one.
    }
  }
  throw new Error(`no free port in ${range}`);
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
