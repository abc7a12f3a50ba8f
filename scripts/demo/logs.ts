import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
