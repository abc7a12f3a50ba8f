import { setImmediate as breathe } from 'node:timers/promises';
import { createFileVerifier } from '../../../app/audit/verify-file.ts';
import type { SavedJournal } from '../../../app/wire/bridge.ts';
import type { JournalFileParts } from './journal-file.ts';
import { journalFile } from './journal-file.ts';

export interface WrittenJournal {
  readonly text: string;
  readonly excerpt: SavedJournal['excerpt'];
}

/** The file, judged as anyone will judge it; the session that may be going on meanwhile is let in between. */
export async function writeJournal(parts: JournalFileParts): Promise<WrittenJournal> {
  const text = journalFile(parts);
  const verifier = createFileVerifier({ pinnedKey: parts.key.publicKey });
  for (const [n, line] of text.split('\n').entries()) {
    verifier.push(line);
    if (n % AT_ONCE === 0) await breathe();
  }
  const verdict = verifier.finish();
  if (!verdict.ok) throw new Error(`a journal of one's own does not hold: ${verdict.failure.type}`);
  const { excerpt } = verdict.value;
  if (excerpt === null) return { text, excerpt: 'away' };
  return { text, excerpt: excerpt.holds && (excerpt.pinned || parts.brokerKey === null) ? 'attached' : 'doubtful' };
}

const AT_ONCE = 50;
