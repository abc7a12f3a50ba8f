import { makeOnce } from './make.ts';

/** Before all journeys of a run. */
export const setup = (): Promise<() => Promise<void>> =>
  makeOnce('ACCORD_PREPARED_STAGE', new URL('./make-stage.ts', import.meta.url));
