import type { StepFailed, StepName, Taken } from './takes.ts';
import type { Say } from './words.mjs';

/** What `--json` prints: the same as the lines before it. */
export interface Figures {
  readonly ok: boolean;
  readonly reference: string | null;
  readonly steps: readonly Taken[];
  readonly failed: { readonly name: StepName; readonly why: string } | null;
  /** Paths from the root of the repository. */
  readonly pictures: readonly string[];
  readonly video: string | null;
}

export interface Played {
  readonly reference: string;
  readonly failed: StepFailed | null;
  readonly taken: readonly Taken[];
  readonly pictures: readonly string[];
  readonly video: string | null;
}

export const figuresOf = ({ reference, failed, taken, pictures, video }: Played): Figures => ({
  ok: failed === null,
  reference: reference === '' ? null : reference,
  steps: taken,
  failed: failed === null ? null : { name: failed.step, why: failed.message },
  pictures,
  video,
});

/** One step as one line of at most 80 columns, its time at the right. */
export function lineFor({ name, ms }: Taken, say: Say): string {
  const figure = ms < 100 ? ms.toFixed(1) : String(Math.round(ms));
  return `  ${say(`demo.auto.steps.${name}`).padEnd(67)}${figure.padStart(7)} ms`;
}
