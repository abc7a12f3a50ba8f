import type { SignedGrant } from '../consent/grant.ts';
import { SignedGrant as Grant } from '../consent/grant.ts';
import type { Id, PublicKey } from '../kernel/scalars.ts';
import { verify } from '../kernel/signing.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import { checkpointHolds } from './checkpoint.ts';
import type { LineOf } from './export-file.ts';
import { FileLine } from './export-file.ts';
import type { ExcerptVerdict, FileFault, PlainFault } from './fault.ts';
import type { LineReader } from './read-lines.ts';
import { forged, noCounts } from './read-lines.ts';
import { NO_REMARKS } from './remarks.ts';
import type { FileVerifier, Known } from './verify-file.ts';

export interface JournalToRead {
  /** The workstation's, which signed the journal and every grant in it. */
  readonly key: PublicKey;
  /** The broker's: as somebody said, or else as the workstation had pinned it. */
  readonly brokerKey: PublicKey | undefined;
  /** For the excerpt of the broker's chain that a journal carries. */
  readonly openVerifier: (known: Known) => FileVerifier;
}

/** A journal's lines, and through them the broker's own file that is attached to it. */
export interface JournalReader extends LineReader {
  /** Asked once, at the end; null for a journal that was saved without the broker. */
  judgeExcerpt(): ExcerptVerdict | null;
}

export function readJournal({ key, brokerKey, openVerifier }: JournalToRead): JournalReader {
  const counts = noCounts();
  const seen: SignedCheckpoint[] = [];
  const signedHere = new Set<Id>();
  const toldThere = new Set<Id>();
  let attached: FileVerifier | null = null;
  let falseGrant: PlainFault | null = null;

  const takeReceipt = (line: LineOf<'receipt'>): FileFault | null => {
    counts.receipts += 1;
    signedHere.add(line.receipt.signed.grant.sessionId);
    return receiptFault(line, key);
  };

  const takeCheckpoint = ({ signed }: LineOf<'checkpoint'>): FileFault | null => {
    counts.checkpoints += 1;
    seen.push(signed);
    return checkpointHolds(signed) ? null : forged(signed);
  };

  const takeAttached = ({ line }: LineOf<'attached'>): null => {
    attached ??= openVerifier({ pinnedKey: brokerKey, checkpoints: seen });
    attached.push(line);
    const signed = grantIn(line);
    if (signed === null) return null;
    toldThere.add(signed.grant.sessionId);
    if (signed.grant.workstationKey === key && !grantHolds(signed, key)) falseGrant ??= forgedGrant(signed);
    return null;
  };

  return {
    counts,
    remarks: NO_REMARKS,
    next: null,
    take: (line) => {
      if (line.type === 'attached') return takeAttached(line);
      // What the broker's part is judged by stands before it.
      if (attached !== null) return 'misplaced';
      if (line.type === 'receipt') return takeReceipt(line);
      // The workstation's own word, for which the seal stands.
      if (line.type === 'key-change') return null;
      return line.type === 'checkpoint' ? takeCheckpoint(line) : 'misplaced';
    },
    end: (seal) => (seal === null ? { type: 'cut', seq: null, after: null } : null),
    judgeExcerpt: () => {
      if (attached === null) return null;
      const verdict = attached.finish();
      if (!verdict.ok) return { holds: false, fault: plain(verdict.failure) };
      const { kind, events, checkpoints, key: signedBy, pinned, remarks } = verdict.value;
      if (kind !== 'excerpt') return { holds: false, fault: { type: 'not-a-file' } };
      if (falseGrant !== null) return { holds: false, fault: falseGrant };
      const untold = [...signedHere].filter((id) => !toldThere.has(id)).length;
      return { holds: true, key: signedBy, pinned, events, checkpoints, untold, setBack: remarks.setBack };
    },
  };
}

/** A file within a file within a file is none of ours. */
const plain = (fault: FileFault): PlainFault => (fault.type === 'excerpt' ? { type: 'not-a-file' } : fault);

function receiptFault({ receipt: { signed, former } }: LineOf<'receipt'>, key: PublicKey): PlainFault | null {
  const forgery = [signed, ...former].find((one) => one.grant.workstationKey !== key || !grantHolds(one, key));
  return forgery ? forgedGrant(forgery) : null;
}

const grantHolds = ({ grant, signature }: SignedGrant, key: PublicKey): boolean =>
  verify('accord-grant-v1', grant, signature, key);

const forgedGrant = ({ grant }: SignedGrant): PlainFault => ({
  type: 'receipt-forged',
  reference: grant.reference,
  at: grant.issuedAt,
});

/** What the broker says that a workstation signed, where a line says so. */
function grantIn(text: string): SignedGrant | null {
  const line = lineOf(text);
  if (line?.type !== 'event') return null;
  const { signed } = line.personal;
  const grant = Grant.safeParse(signed === 'erased' ? null : signed?.value);
  return grant.success ? grant.data : null;
}

function lineOf(text: string): FileLine | null {
  try {
    const parsed = FileLine.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
