import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { SignedCheckpoint } from '../../app/audit/checkpoint.ts';
import { FileLine } from '../../app/audit/export-file.ts';
import type { FileFault, FileVerdict } from '../../app/audit/fault.ts';
import type { Known } from '../../app/audit/verify-file.ts';
import { createFileVerifier } from '../../app/audit/verify-file.ts';
import type { Result } from '../../app/kernel/result.ts';

/** Reads the file once, line by line, whatever its size; throws when it can't be read. */
export async function verifyFile(path: string, known: Known): Promise<Result<FileVerdict, FileFault>> {
  const verifier = createFileVerifier(known);
  for await (const line of linesOf(path)) verifier.push(line);
  return verifier.finish();
}

/** A workstation's journal, and what it saw of the chain. */
export interface SeenBy {
  readonly path: string;
  readonly checkpoints: readonly SignedCheckpoint[];
}

/** Throws on a journal that does not hold, which proves nothing. */
export async function checkpointsIn(path: string): Promise<SeenBy> {
  const verdict = await verifyFile(path, {});
  if (!verdict.ok || verdict.value.kind !== 'journal') throw new Error(path);
  const found: SignedCheckpoint[] = [];
  for await (const text of linesOf(path)) {
    const line = FileLine.safeParse(text === '' ? null : JSON.parse(text));
    if (line.success && line.data.type === 'checkpoint') found.push(line.data.signed);
  }
  return { path, checkpoints: found };
}

const linesOf = (path: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
