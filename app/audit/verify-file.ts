import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { PublicKey } from '../kernel/scalars.ts';
import type { Digest } from './chain.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import type { LineOf } from './export-file.ts';
import { DIGEST_START, digestLine, FileLine, sealHolds } from './export-file.ts';
import type { FileFault, FileVerdict } from './fault.ts';
import type { JournalReader } from './read-journal.ts';
import { readJournal } from './read-journal.ts';
import type { LineReader } from './read-lines.ts';
import { readChain } from './read-lines.ts';

/** What the verifier knows beside the file. */
export interface Known {
  /** The key that must have signed: the broker's, or for a journal the workstation's. */
  readonly pinnedKey?: PublicKey | undefined;
  /** For a journal: the broker's key, in the stead of the one that the workstation had pinned. */
  readonly brokerKey?: PublicKey | undefined;
  /** Checkpoints seen elsewhere, at workstations for instance: the file must agree with them and reach as far. */
  readonly checkpoints?: readonly SignedCheckpoint[];
}

/** Takes a file line by line and keeps none of them. */
export interface FileVerifier {
  push(line: string): void;
  finish(): Result<FileVerdict, FileFault>;
}

/** The first thing that is wrong with a file that is in memory, or what it is worth. */
export function verifyChain(lines: Iterable<string>, known: Known = {}): Result<FileVerdict, FileFault> {
  const verifier = createFileVerifier(known);
  for (const line of lines) verifier.push(line);
  return verifier.finish();
}

export function createFileVerifier({ pinnedKey, brokerKey, checkpoints = [] }: Known): FileVerifier {
  let opened: Opened | null = null;
  let fault: FileFault | null = null;
  let seal: LineOf<'seal'> | null = null;
  let digest = DIGEST_START;
  let lines = 0;

  const begin = (line: FileLine): FileFault | null => {
    if (line.type !== 'header') return { type: 'not-a-file' };
    const { kind, key, whole = false } = line;
    const reader =
      kind === 'journal'
        ? readJournal({ key, brokerKey: brokerKey ?? line.brokerKey, openVerifier: createFileVerifier })
        : readChain({ kind, key, whole, known: checkpoints });
    opened = { header: line, reader };
    return pinnedKey !== undefined && key !== pinnedKey ? { type: 'foreign-key', key } : null;
  };

  const judge = (line: FileLine | null): FileFault | null => {
    if (opened === null) return line === null ? { type: 'not-a-file' } : begin(line);
    if (seal !== null) return { type: 'file-altered' };
    const malformed: FileFault = { type: 'malformed', line: lines + 1, seq: opened.reader.next };
    if (line === null || line.type === 'header') return malformed;
    if (line.type === 'seal') {
      seal = line;
      return null;
    }
    const wrong = opened.reader.take(line);
    return wrong === 'misplaced' ? malformed : wrong;
  };

  return {
    push: (text) => {
      const bare = text.endsWith('\r') ? text.slice(0, -1) : text;
      if (bare === '' && seal !== null) return;
      const line = parseLine(bare);
      if (fault !== null) {
        fault = secondLook(fault, line);
        return;
      }
      fault = judge(line);
      if (seal !== null) return;
      lines += 1;
      digest = digestLine(digest, bare);
    },
    finish: () => {
      if (opened === null) return fail({ type: 'not-a-file' });
      if (fault !== null) return fail(fault);
      return judgeWhole({ ...opened, seal, digest, lines, pinned: pinnedKey !== undefined });
    },
  };
}

interface Opened {
  readonly header: LineOf<'header'>;
  readonly reader: LineReader | JournalReader;
}

interface Whole extends Opened {
  readonly seal: LineOf<'seal'> | null;
  /** Of what was read. */
  readonly digest: Digest;
  readonly lines: number;
  readonly pinned: boolean;
}

/** Every line was judged by itself: what is left is whether they are what was sealed. */
function judgeWhole({ header, reader, seal, digest, lines, pinned }: Whole): Result<FileVerdict, FileFault> {
  const { kind, key } = header;
  const altered: FileFault = { type: 'file-altered' };
  if (seal !== null && !sealHolds(seal, key)) return fail(altered);
  const wrong = reader.end(seal?.seal ?? null);
  if (wrong !== null) return fail(wrong);
  const excerpt = 'judgeExcerpt' in reader ? reader.judgeExcerpt() : null;
  if (seal === null || seal.seal.digest !== digest || seal.seal.lines !== lines)
    return fail(excerpt?.holds === false ? { type: 'excerpt', fault: excerpt.fault } : altered);
  const { at: sealedAt, range } = seal.seal;
  return ok({ kind, key, pinned, sealedAt, range, remarks: reader.remarks, excerpt, ...reader.counts });
}

/** Null for what is no line, or says more than its parts: there is one way to write each line. */
function parseLine(text: string): FileLine | null {
  try {
    const raw: unknown = JSON.parse(text);
    if (JSON.stringify(raw) !== text) return null;
    const parsed = FileLine.safeParse(raw);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A gap turns out to be an exchange of places when what was missed comes later. */
const secondLook = (fault: FileFault, line: FileLine | null): FileFault =>
  fault.type === 'deleted' && line?.type === 'event' && line.event.seq === fault.seq
    ? { type: 'reordered', seq: fault.seq }
    : fault;
