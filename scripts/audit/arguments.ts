import { parseArgs } from 'node:util';
import { PublicKey } from '../../app/kernel/scalars.ts';

export interface VerifyArguments {
  readonly file: string;
  readonly key: string | undefined;
  readonly journals: readonly string[];
}

/** `verify FILE [--key HEX] [--journal FILE]…`; null for anything else. */
export function readArguments(args: readonly string[]): VerifyArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { key: { type: 'string' }, journal: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    const [command, file, ...more] = positionals;
    const key = values.key?.toLowerCase();
    if (command !== 'verify' || file === undefined || more.length > 0) return null;
    if (key !== undefined && !PublicKey.safeParse(key).success) return null;
    return { file, key, journals: values.journal ?? [] };
  } catch {
    return null;
  }
}
