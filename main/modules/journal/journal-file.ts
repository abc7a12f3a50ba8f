import type { FileLine, Receipt } from '../../../app/audit/export-file.ts';
import { createSealer } from '../../../app/audit/export-file.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import type { Seen } from '../checkpoints.ts';

export interface JournalFileParts {
  readonly receipts: readonly Receipt[];
  readonly seen: Seen | null;
  readonly key: KeyPair;
  readonly fileId: Id;
  readonly at: Instant;
}

/** The journal as a file that anyone can verify: oldest first, sealed with the workstation's key, with what it saw of the audit's chain. */
export function journalFile({ receipts, seen, key, fileId, at }: JournalFileParts): string {
  const sealer = createSealer();
  const shown = seen?.contradictions.map((contradiction) => contradiction.shown) ?? [];
  const checkpoints = seen?.newest ? [seen.newest, ...shown] : shown;
  const lines: FileLine[] = [
    { type: 'header', format: 'accord-audit', version: 1, kind: 'journal', key: key.publicKey },
    ...[...receipts].reverse().map((receipt): FileLine => ({ type: 'receipt', receipt })),
    ...checkpoints.map((signed): FileLine => ({ type: 'checkpoint', signed })),
  ];
  const texts = lines.map((line) => sealer.add(line));
  return `${[...texts, sealer.seal({ fileId, at, range: null }, key)].join('\n')}\n`;
}
