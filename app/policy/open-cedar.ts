import type { CedarModule } from './cedar.ts';
import { keepAlive } from './living-cedar.ts';
import type { Readings } from './readings.ts';
import { createReadings } from './readings.ts';
import type { Slices } from './slices.ts';
import { createSlices } from './slices.ts';

/** Cedar, ready for engines; opened once a thread, where the program is put together. */
export interface Cedar {
  /** Throws `CedarBrokeDown` when it does, and is a fresh one from then on. */
  readonly module: CedarModule;
  readonly readings: Readings;
  readonly slices: Slices;
}

export interface CedarParts {
  /** Gives a module that nobody else uses, each time. */
  readonly load: () => CedarModule;
  /** It broke down: somebody should hear of it. */
  readonly broke: (cause: unknown) => void;
  /** How many parsed policies are kept at most. */
  readonly room?: number;
}

export function openCedar({ load, broke, room }: CedarParts): Cedar {
  const living = keepAlive(load, broke);
  return {
    module: living.module,
    readings: createReadings(living.module),
    slices: createSlices(living, room),
  };
}
