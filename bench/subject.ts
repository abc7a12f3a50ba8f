import type { Page } from 'playwright';
import type { Display } from '../scripts/stage/display.ts';

/** The two places of a run: where the technician sits, and the workstation. */
export interface Places {
  readonly office: Display;
  readonly desk: Display;
}

/** A remote screen that stands and can be driven: the office shows the desk. */
export interface Subject {
  readonly name: string;
  readonly places: Places;
  readonly console: Page;
  /** The workstation's and the console's first process. */
  readonly hostPid: number;
  readonly consolePid: number;
  /** From the consent to the desk's colours on the office's glass. */
  readonly firstFrameMs: number;
  end(): Promise<void>;
}
