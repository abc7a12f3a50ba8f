import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { LONGEST_CONSENT_SECONDS } from '../app/consent/request.ts';
import type { Result } from '../app/kernel/result.ts';
import { fail, ok } from '../app/kernel/result.ts';

/** How this broker runs; comes from the environment alone. */
export interface Config {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where people reach the broker; null means where it listens. */
  readonly publicUrl: URL | null;
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  /** Null starts the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Null makes one and keeps it. */
  readonly authSecret: string | null;
  readonly metricsToken: string | null;
  readonly stunUrls: readonly string[];
  readonly turn: { readonly urls: readonly string[]; readonly secret: string } | null;
  /** Null when people sign in with Accord's own means alone. */
  readonly company: CompanyConfig | null;
  readonly consentSeconds: number;
  readonly logLevel: string;
}

/** The company's OpenID Connect provider, as it was told of this broker. */
export interface CompanyConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client. */
  readonly clientSecret: string | null;
  /** As people call the company. */
  readonly name: string;
}

/** Every variable that can't be used, at once; the sentence for each stands under its name in the locales. */
export interface BadConfiguration {
  readonly type: 'bad-configuration';
  readonly variables: readonly string[];
}

/** A variable that is set to nothing counts as not set. */
export function readConfig(env: NodeJS.ProcessEnv): Result<Config, BadConfiguration> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = Environment.safeParse(set);
  const missing = missingFrom(set);
  if (parsed.success && missing.length === 0) return ok(configFrom(parsed.data));
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
  return fail({ type: 'bad-configuration', variables: [...new Set([...wrong, ...missing])].toSorted() });
}

/** What another variable makes necessary; looked for even when others can't be read, so that all faults are told at once. */
function missingFrom(set: Readonly<Record<string, string | undefined>>): string[] {
  const missing: string[] = [];
  if (set.ACCORD_TURN_URLS !== undefined && set.ACCORD_TURN_SECRET === undefined) missing.push('ACCORD_TURN_SECRET');
  const oidc = ['ACCORD_OIDC_ISSUER', 'ACCORD_OIDC_CLIENT_ID', 'ACCORD_OIDC_NAME'];
  if ([...oidc, 'ACCORD_OIDC_CLIENT_SECRET'].some((name) => set[name] !== undefined))
    missing.push(...oidc.filter((name) => set[name] === undefined));
  const reachable = set.ACCORD_HOST !== undefined && !LOOPBACK.has(set.ACCORD_HOST.trim());
  if (reachable && set.ACCORD_PUBLIC_URL === undefined) missing.push('ACCORD_PUBLIC_URL');
  return missing;
}

const listOf = (one: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(one));

const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));
const address = (pattern: RegExp) => z.string().max(200).regex(pattern);
/** An address of the network, or a range of them. */
const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.literal('loopback')]);

/** What the company says must not be readable or writable on its way: TLS, or a provider on this very machine. */
function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || LOOPBACK.has(hostname.replace(/^\[|\]$/g, ''));
}

const Environment = z.object({
  ACCORD_HOST: z
    .string()
    .trim()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  ACCORD_PORT: whole(0, 65_535).default(4700),
  ACCORD_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ACCORD_ALLOWED_ORIGINS: listOf(address(/^[a-z][a-z0-9+.-]*:\/\/[^/\s]+$/i)).default([]),
  ACCORD_TRUSTED_PROXIES: listOf(proxy).default([]),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ACCORD_DATA_DIR: z.string().refine(isAbsolute).optional(),
  ACCORD_AUTH_SECRET: z.string().min(32).optional(),
  ACCORD_METRICS_TOKEN: z.string().min(16).optional(),
  ACCORD_STUN_URLS: listOf(address(/^stuns?:[^\s]+$/)).default([]),
  ACCORD_TURN_URLS: listOf(address(/^turns?:[^\s]+$/)).default([]),
  ACCORD_TURN_SECRET: z.string().min(16).optional(),
  ACCORD_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate)
    .optional(),
  ACCORD_OIDC_CLIENT_ID: z.string().trim().min(1).max(300).optional(),
  ACCORD_OIDC_CLIENT_SECRET: z.string().min(1).max(500).optional(),
  ACCORD_OIDC_NAME: z.string().trim().min(1).max(80).optional(),
  ACCORD_CONSENT_SECONDS: whole(5, LONGEST_CONSENT_SECONDS).default(60),
  ACCORD_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Addresses that only this machine reaches: no need to say where people find the broker. */
export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

const configFrom = (all: z.infer<typeof Environment>): Config => ({
  host: all.ACCORD_HOST,
  port: all.ACCORD_PORT,
  publicUrl: all.ACCORD_PUBLIC_URL === undefined ? null : new URL(all.ACCORD_PUBLIC_URL),
  allowedOrigins: all.ACCORD_ALLOWED_ORIGINS,
  trustedProxies: all.ACCORD_TRUSTED_PROXIES,
  databaseUrl: all.DATABASE_URL ?? null,
  dataDir: resolve(all.ACCORD_DATA_DIR ?? platformDataFolder()),
  authSecret: all.ACCORD_AUTH_SECRET ?? null,
  metricsToken: all.ACCORD_METRICS_TOKEN ?? null,
  stunUrls: all.ACCORD_STUN_URLS,
  turn: all.ACCORD_TURN_SECRET === undefined ? null : turnOf(all.ACCORD_TURN_URLS, all.ACCORD_TURN_SECRET),
  company: companyOf(all),
  consentSeconds: all.ACCORD_CONSENT_SECONDS,
  logLevel: all.ACCORD_LOG_LEVEL,
});

function companyOf(all: z.infer<typeof Environment>): CompanyConfig | null {
  const { ACCORD_OIDC_ISSUER: issuer, ACCORD_OIDC_CLIENT_ID: clientId, ACCORD_OIDC_NAME: name } = all;
  if (issuer === undefined || clientId === undefined || name === undefined) return null;
  return { issuer, clientId, clientSecret: all.ACCORD_OIDC_CLIENT_SECRET ?? null, name };
}

const turnOf = (urls: readonly string[], secret: string): Config['turn'] =>
  urls.length === 0 ? null : { urls, secret };

/** Where each system keeps the data of services and people. */
function platformDataFolder(): string {
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Accord', 'broker');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Accord', 'broker');
  if (process.getuid?.() === 0) return '/var/lib/accord';
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'accord', 'broker');
}
