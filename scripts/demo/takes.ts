import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { inspect, stripVTControlCharacters } from 'node:util';
import type { Display } from '../stage/display.ts';
import type { Picture } from '../stage/x11/picture.ts';
import { pngOf } from '../stage/x11/picture.ts';

/** The steps of the story, in order; a name is stable, its sentence is in the locales. */
export const STEPS = [
  'stage',
  'help-to-reference',
  'help-to-queue',
  'take-to-told',
  'asked-to-consent',
  'consent-to-first-frame',
  'click-to-workstation',
  'click-to-console',
  'typed-to-file',
  'stop-to-gone',
  'timeline',
  'resolved-to-told',
] as const;
export type StepName = (typeof STEPS)[number];

export interface Taken {
  readonly name: StepName;
  readonly ms: number;
}

/** A step that did not come to its end; its message is one line, the cause says all. */
export class StepFailed extends Error {
  readonly step: StepName;

  constructor(step: StepName, { cause }: { readonly cause: unknown }) {
    const said = stripVTControlCharacters(cause instanceof Error ? cause.message : String(cause));
    super(said.split('\n')[0] ?? said, { cause });
    this.step = step;
  }
}

export interface Takes {
  /** Plays one step, or several that one act sets off; keeps what each took and a picture of both displays. */
  take(names: readonly [StepName, ...StepName[]], act: () => Promise<readonly number[]>): Promise<void>;
  readonly taken: readonly Taken[];
  /** File names, in the order of the steps. */
  readonly pictures: readonly string[];
}

export interface TakesParts {
  readonly folder: string;
  /** Left and right in the pictures; none before both are open. */
  readonly sides: () => readonly [Display, Display] | null;
  readonly told: (taken: Taken) => void;
}

export function openTakes({ folder, sides, told }: TakesParts): Takes {
  const taken: Taken[] = [];
  const pictures: string[] = [];
  const capture = (name: string): void => {
    const both = sides();
    if (both === null) return;
    const file = `${String(pictures.length + 1).padStart(2, '0')}-${name}.png`;
    writeFileSync(join(folder, file), pngOf(beside(both[0].probe.look(), both[1].probe.look())));
    pictures.push(file);
  };
  return {
    taken,
    pictures,
    take: async (names, act) => {
      const [first] = names;
      try {
        const times = await act();
        if (times.length !== names.length) throw new Error(`${times.length} figures for ${names.length} steps`);
        for (const [index, name] of names.entries()) {
          const step = { name, ms: Math.round((times[index] ?? 0) * 10) / 10 };
          taken.push(step);
          told(step);
        }
        // The film needs a moment in which the step's outcome can be seen.
        if (sides() !== null) await after(STILL_MS);
        capture(first);
      } catch (cause) {
        capture(`${first}-failed`);
        writeFileSync(join(folder, 'failure.log'), stripVTControlCharacters(inspect(cause)));
        throw new StepFailed(first, { cause });
      }
    },
  };
}

const STILL_MS = 600;

/** Two pictures in one, the shorter one's rest black. */
export function beside(left: Picture, right: Picture): Picture {
  const width = left.width + right.width;
  const height = Math.max(left.height, right.height);
  const pixels = new Uint8Array(width * height * 3);
  const copy = (from: Picture, column: number): void => {
    for (let row = 0; row < from.height; row += 1)
      pixels.set(from.pixels.subarray(row * from.width * 3, (row + 1) * from.width * 3), (row * width + column) * 3);
  };
  copy(left, 0);
  copy(right, left.width);
  return { width, height, pixels };
}
