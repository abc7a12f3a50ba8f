import type { Device } from '../store/logins.ts';
import { addressPrefix } from './address-prefix.ts';

/** Where a request came from, as far as it tells. */
export interface Origin {
  readonly address: string;
  readonly userAgent: string;
}

/** A hint for the account's owner and nothing more: a device says of itself what it likes. */
export function deviceOf({ address, userAgent }: Origin): Device {
  const [, system, computer] = /^Accord\/[\w.-]+ \(([^;)]{1,30})(?:; ([^)]{1,60}))?\)/.exec(userAgent) ?? [];
  const network = addressPrefix(address).slice(0, 60);
  if (system !== undefined)
    return {
      application: 'Accord',
      system: plain(computer === undefined ? system : `${system} · ${computer}`),
      network,
    };
  return { application: nameIn(userAgent, APPLICATIONS), system: nameIn(userAgent, SYSTEMS), network };
}

/** The first that fits: browsers name those they came from as well. */
const APPLICATIONS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|Chromium|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const;

const SYSTEMS = [
  ['Windows', /Windows/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const;

const nameIn = (text: string, names: readonly (readonly [string, RegExp])[]): string =>
  names.find(([, pattern]) => pattern.test(text))?.[0] ?? '';

const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 60);
