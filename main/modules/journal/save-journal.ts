import type { Id, Instant, PublicKey } from '../../../app/kernel/scalars.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import type { SavedJournal } from '../../../app/wire/bridge.ts';
import type { Checkpoints } from '../checkpoints.ts';
import type { Journal } from './journal.ts';
import { writeJournal } from './write-journal.ts';

export interface SaveJournalParts {
  readonly journal: Pick<Journal, 'all' | 'keyChanges'>;
  readonly checkpoints: Pick<Checkpoints, 'seen'>;
  /** As this workstation has pinned it; null before it has. */
  readonly brokerKey: () => PublicKey | null;
  readonly key: KeyPair;
  readonly now: () => Instant;
  readonly newId: () => Id;
  /** What the broker says of the same sessions; none when it is away. */
  readonly excerpt: () => Promise<readonly string[]>;
  /** Asks where, then has the text made; null when nobody said where. */
  readonly saveText: (name: string, make: () => Promise<string>) => Promise<string | null>;
}

/** The journal as a file of the person's own, with the broker's word where it can be had. */
export const saveJournalWith = (parts: SaveJournalParts) => async (): Promise<SavedJournal | null> => {
  const { journal, checkpoints, key, saveText } = parts;
  const at = parts.now();
  let excerpt: SavedJournal['excerpt'] = 'away';
  const name = await saveText(`accord-journal-${new Date(at).toISOString().slice(0, 10)}.jsonl`, async () => {
    const lines = await parts.excerpt();
    const written = await writeJournal({
      receipts: journal.all(),
      keyChanges: journal.keyChanges(),
      seen: checkpoints.seen(),
      excerpt: lines,
      brokerKey: parts.brokerKey(),
      key,
      fileId: parts.newId(),
      at,
    });
    ({ excerpt } = written);
    return written.text;
  });
  return name === null ? null : { name, excerpt };
};
