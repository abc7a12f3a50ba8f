import { appendFileSync } from 'node:fs';

/** Which Electron answered, by its own account. */
export interface ElectronSeen {
  readonly electron: string;
  readonly chrome: string;
  readonly pid: number;
}

/** The log that a whole test run is held against: one line for each real Electron that answered. */
export function logElectron({ electron, chrome, pid }: ElectronSeen): void {
  const log = process.env.ACCORD_JOURNEY_LOG;
  if (log !== undefined) appendFileSync(log, `electron ${electron} chromium ${chrome} pid ${pid}\n`);
}
