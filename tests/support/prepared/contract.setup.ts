import { makeOnce } from './make.ts';

/** Before all contract tests of a run. */
export const setup = (): Promise<() => Promise<void>> =>
  makeOnce('ACCORD_PREPARED_CLUSTER', new URL('../../contract/support/make-cluster.ts', import.meta.url));
