import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const LogLine = z.looseObject({ msg: z.string() });

/** The lines that the application has written into its own log. */
export const logOf = (profile: string): readonly z.infer<typeof LogLine>[] =>
  readFileSync(join(profile, 'logs/accord.log'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => LogLine.parse(JSON.parse(line)));

/** Every file of a profile, by its path within, with what its mode lets others do. */
export function filesOf(profile: string): readonly { path: string; mode: number; content: Buffer }[] {
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path: path.slice(profile.length + 1), mode: statSync(path).mode & 0o777, content: readFileSync(path) };
    });
}

/** What the profile keeps for its account alone, as it lies on the disk: the token of the broker and the seed of its key. */
export function secretsOf(profile: string): readonly string[] {
  const stored = (name: string): unknown => JSON.parse(readFileSync(join(profile, `${name}.json`), 'utf8'));
  const key = z.object({ value: z.object({ seed: z.string() }) }).parse(stored('device-key'));
  const account = z.object({ value: z.object({ account: z.object({ sealedToken: z.string() }) }) });
  return [key.value.seed, account.parse(stored('settings')).value.account.sealedToken].map(
    (sealed) => sealed.split(':')[1] ?? '',
  );
}
