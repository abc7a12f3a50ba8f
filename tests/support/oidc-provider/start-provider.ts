import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the company's directory says of somebody. */
export interface CompanyAccount {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly amr?: readonly string[];
}

export interface CompanyProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}

export interface ProviderWish {
  readonly port: number;
  /** The broker's callback. */
  readonly redirectUri: string;
  readonly accounts: Readonly<Record<string, CompanyAccount>>;
}

export const CLIENT = { clientId: 'accord', clientSecret: 'a-secret-of-the-tests-own-provider' } as const;

/** A real provider in a process of its own, as a company's is. */
export async function startProvider(wish: ProviderWish): Promise<CompanyProvider> {
  const child = spawn(process.execPath, [MAIN, JSON.stringify({ ...wish, ...CLIENT })], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error(`the provider ended: ${errors}`))),
  ]);
  return {
    issuer: `http://127.0.0.1:${wish.port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
