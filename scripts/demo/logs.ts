import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccordApp } from '../stage/accord-app.ts';

/** What the processes of a demo wrote, for whoever wants to know why. */
export interface Logs {
  add(name: string, lines: () => readonly string[]): void;
  /** One file each; made anew. */
  writeTo(folder: string): void;
}

export function openLogs(): Logs {
  const sources = new Map<string, () => readonly string[]>();
  return {
    add: (name, lines) => void sources.set(name, lines),
    writeTo: (folder) => {
      mkdirSync(folder, { recursive: true });
      for (const [name, lines] of sources)
        writeFileSync(
          join(folder, `${name}.log`),
          lines()
            .map((line) => `${line}\n`)
            .join(''),
        );
    },
  };
}

/** What an application printed, and what it wrote into its profile, which goes with it. */
export function linesOf({ logs, profile }: AccordApp): readonly string[] {
  const folder = join(profile, 'logs');
  const files = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  return [...logs(), ...files.flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))];
}
