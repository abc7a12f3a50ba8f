import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { WindowKind } from '../../app/wire/channels.ts';
import { PAGE_HOST, SCHEME } from './pages.ts';

export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface PageFiles {
  /** The folder of the built pages. */
  readonly root: string;
  /** The broker that the application window may talk to. */
  readonly brokerUrl: () => string;
}

/** Answers a page's request with a built file and the policy that belongs to it; anything else is not found. */
export async function servePage(address: string, { root, brokerUrl }: PageFiles): Promise<Served> {
  const file = fileOf(address, root);
  const type = file === null ? undefined : TYPES[extname(file)];
  if (file === null || type === undefined) return NOT_FOUND;
  const body = await readFile(file).catch(() => null);
  if (body === null) return NOT_FOUND;
  return { status: 200, headers: { ...HEADERS, 'content-type': type, ...policyOf(file, brokerUrl) }, body };
}

/** What a page may load and reach: its own files, and for the application window its broker. */
export function contentPolicy(window: WindowKind, brokerUrl: string): string {
  const { origin, host, protocol } = new URL(brokerUrl);
  const broker = `${origin} ${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
  const rules = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'media-src': "'self' blob:",
    'worker-src': "'self'",
    'connect-src': window === 'app' ? broker : "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'frame-src': "'none'",
    'object-src': "'none'",
  };
  return Object.entries(rules)
    .map(([rule, sources]) => `${rule} ${sources}`)
    .join('; ');
}

function policyOf(file: string, brokerUrl: () => string): Record<string, string> {
  const window = WINDOWS.find((one) => file.endsWith(`${sep}${one}.html`));
  const policy = window === undefined ? "default-src 'self'" : contentPolicy(window, brokerUrl());
  return { 'content-security-policy': policy };
}

function fileOf(address: string, root: string): string | null {
  try {
    const { protocol, hostname, pathname } = new URL(address);
    if (protocol !== `${SCHEME}:` || hostname !== PAGE_HOST) return null;
    const path = normalize(join(root, decodeURIComponent(pathname)));
    return path.startsWith(normalize(root) + sep) && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

const WINDOWS: readonly WindowKind[] = ['app', 'consent', 'banner', 'session'];
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
};
const NOT_FOUND: Served = {
  status: 404,
  headers: { ...HEADERS, 'content-type': 'text/plain' },
  body: Buffer.from('not found'),
};
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
