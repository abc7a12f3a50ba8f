import type { Draft } from './contract-draft.ts';

/** What every group of a contract's fields is given. */
export interface FieldsProps {
  readonly draft: Draft;
  /** The paths of what can't be sent as it stands. */
  readonly faults: ReadonlySet<string>;
  readonly onChange: (part: Partial<Draft>) => void;
}
