import type { SignedCheckpoint } from '../../../app/audit/checkpoint.ts';
import type { FileLine, KeyChange, Receipt } from '../../../app/audit/export-file.ts';
import { createSealer } from '../../../app/audit/export-file.ts';
import type { Id, Instant, PublicKey } from '../../../app/kernel/scalars.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import type { Seen } from '../checkpoints.ts';

export interface JournalFileParts {
  readonly receipts: readonly Receipt[];
  /** Oldest first. */
  readonly keyChanges: readonly KeyChange[];
  readonly seen: Seen | null;
  /** The lines of the excerpt that the broker gave, as they came; none when it was away. */
  readonly excerpt: readonly string[];
  readonly brokerKey: PublicKey | null;
  readonly key: KeyPair;
  readonly fileId: Id;
  readonly at: Instant;
}

/** The journal as a file that anyone can verify: oldest first, sealed with the workstation's key, with what it saw of the audit's chain and what the broker says of it. */
export function journalFile({
  receipts,
  keyChanges,
  seen,
  excerpt,
  brokerKey,
  key,
  fileId,
  at,
}: JournalFileParts): string {
  const sealer = createSealer();
  const header = { type: 'header', format: 'accord-audit', version: 1, kind: 'journal', key: key.publicKey } as const;
  const lines: FileLine[] = [
    brokerKey === null ? header : { ...header, brokerKey },
    ...[...receipts].reverse().map((receipt): FileLine => ({ type: 'receipt', receipt })),
    ...keyChanges.map((change): FileLine => ({ type: 'key-change', change })),
    ...checkpointsOf(seen).map((signed): FileLine => ({ type: 'checkpoint', signed })),
    ...excerpt.map((line): FileLine => ({ type: 'attached', line })),
  ];
  const texts = lines.map((line) => sealer.add(line));
  return `${[...texts, sealer.seal({ fileId, at, range: null }, key)].join('\n')}\n`;
}

function checkpointsOf(seen: Seen | null): SignedCheckpoint[] {
  if (seen === null) return [];
  const { earlier, newest, contradictions } = seen;
  // What nobody signed proves nothing, and anyone on the way could have spoiled the file with it.
  const signed = contradictions.filter(({ why }) => why !== 'bad-signature').map(({ shown }) => shown);
  return [...earlier, ...(newest === null ? [] : [newest]), ...signed];
}
