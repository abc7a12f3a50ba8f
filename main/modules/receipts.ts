import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignedGrant } from '../../app/consent/grant.ts';
import type { Log } from './log.ts';
import type { Receipts } from './session/ports.ts';

/** One file a session, `<reference>-<sessionId>.json`: the signed grant, those it took the place of and, once it is over, how it ended. */
export function fileReceipts(folder: string, log: Log): Receipts {
  const write = ({ grant, signature }: SignedGrant, former: readonly SignedGrant[], outcome: object | null): void => {
    const file = join(folder, `${grant.reference}-${grant.sessionId}.json`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.new`, `${JSON.stringify({ grant, signature, former, outcome }, null, 2)}\n`, {
        mode: 0o600,
      });
      renameSync(`${file}.new`, file);
    } catch (cause) {
      log.error('receipt-not-kept', cause, { reference: grant.reference });
    }
  };
  return { keep: (signed, former) => write(signed, former, null), close: write };
}
