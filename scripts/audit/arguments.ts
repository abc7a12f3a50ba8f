import { parseArgs } from 'node:util';
import { PublicKey } from '../../app/kernel/scalars.ts';

export interface VerifyArguments {
  readonly file: string;
  readonly key: string | undefined;
  /** For a journal: the key that must have signed the excerpt in it. */
  readonly serverKey: string | undefined;
  readonly journals: readonly string[];
}

/** `verify FILE [--key HEX] [--server-key HEX] [--journal FILE]…`; null for anything else. */
export function readArguments(args: readonly string[]): VerifyArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        key: { type: 'string' },
        'server-key': { type: 'string' },
        journal: { type: 'string', multiple: true },
      },
      allowPositionals: true,
    });
    const [command, file, ...more] = positionals;
    const [key, serverKey] = [values.key?.toLowerCase(), values['server-key']?.toLowerCase()];
    if (command !== 'verify' || file === undefined || more.length > 0) return null;
    if ([key, serverKey].some((one) => one !== undefined && !PublicKey.safeParse(one).success)) return null;
    return { file, key, serverKey, journals: values.journal ?? [] };
  } catch {
    return null;
  }
}
