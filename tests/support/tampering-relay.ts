import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';

/** Somebody between a workstation and its broker who changes what the broker says, byte for byte of the same length. */
export interface TamperingRelay {
  readonly url: string;
  /** From now on; `null` lets everything through as it is. */
  tamper(change: ((text: string) => string) | null): void;
  tampered(): number;
}

/** WebSocket text from a server is in clear, so that bytes can be swapped without breaking its frames. */
export async function startTamperingRelay(lifetime: Lifetime, brokerUrl: string): Promise<TamperingRelay> {
  const { hostname, port } = new URL(brokerUrl);
  let change: ((text: string) => string) | null = null;
  let tampered = 0;
  const open = new Set<Socket>();
  const rewrite = (chunk: Buffer): Buffer => {
    if (change === null) return chunk;
    const text = chunk.toString('latin1');
    const changed = change(text);
    if (changed === text) return chunk;
    if (changed.length !== text.length) throw new Error('a frame keeps its length');
    tampered += 1;
    return Buffer.from(changed, 'latin1');
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on('error', () => undefined);
    }
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => near.write(rewrite(chunk)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  lifetime.onEnd(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    tamper: (next) => {
      change = next;
    },
    tampered: () => tampered,
  };
}

/** Another name for the key that signed: as if another broker had written the paper. */
export const underAnotherKey = (text: string): string =>
  text.replaceAll(
    /("brokerKey":")([0-9a-f]{64})/g,
    (_, name, key) => `${name}${[...String(key)].toReversed().join('')}`,
  );
