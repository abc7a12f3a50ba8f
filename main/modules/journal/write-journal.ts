import { setImmediate as breathe } from 'node:timers/promises';
import type { FileFault, FileVerdict } from '../../../app/audit/fault.ts';
import { createFileVerifier } from '../../../app/audit/verify-file.ts';
import type { Result } from '../../../app/kernel/result.ts';
import type { SavedJournal } from '../../../app/wire/bridge.ts';
import type { JournalFileParts } from './journal-file.ts';
import { journalFile } from './journal-file.ts';

export interface WrittenJournal {
  readonly text: string;
  readonly excerpt: SavedJournal['excerpt'];
}

/** The file, judged as anyone will judge it. No excerpt, whatever is in it, keeps a person from their journal. */
export async function writeJournal(parts: JournalFileParts): Promise<WrittenJournal> {
  const text = journalFile(parts);
  const verdict = await judged(parts, text);
  if (verdict.ok) return { text, excerpt: worthOf(verdict.value, parts) };
  if (parts.excerpt.length === 0) throw new Error(`a journal of one's own does not hold: ${verdict.failure.type}`);
  return { ...(await writeJournal({ ...parts, excerpt: [] })), excerpt: 'doubtful' };
}

/** Lets the session that may be going on meanwhile in between. */
async function judged({ key }: JournalFileParts, text: string): Promise<Result<FileVerdict, FileFault>> {
  const verifier = createFileVerifier({ pinnedKey: key.publicKey });
  for (const [n, line] of text.split('\n').entries()) {
    verifier.push(line);
    if (n % AT_ONCE === 0) await breathe();
  }
  return verifier.finish();
}

function worthOf({ excerpt }: FileVerdict, { brokerKey }: JournalFileParts): SavedJournal['excerpt'] {
  if (excerpt === null) return 'away';
  return excerpt.holds && (excerpt.pinned || brokerKey === null) ? 'attached' : 'doubtful';
}

const AT_ONCE = 50;
