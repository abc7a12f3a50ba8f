import type { FileFault, FileVerdict } from '../../app/audit/fault.ts';
import { tellFault } from '../../app/audit/tell-fault.ts';
import type { Language, Say } from '../demo/words.mjs';

/** What is wrong, first thing first. */
export function sayFault(fault: FileFault, say: Say, language: Language): string {
  const { key, values } = tellFault(fault, timeIn(language));
  return `${say('verify.broken')}\n${say(`verify.fault.${key}`, values)}`;
}

/** What the file is worth, a line each. */
export function sayVerdict(verdict: FileVerdict, say: Say, language: Language): string {
  const { kind, range, events, receipts, checkpoints, erased, sealedAt, key, pinned } = verdict;
  const lines = [
    say('verify.holds'),
    kind === 'journal'
      ? say('verify.journal', { receipts })
      : say(`verify.${kind}`, { events, from: range?.from ?? 0, to: range?.to ?? 0 }),
    say('verify.sealed', { time: timeIn(language)(sealedAt), checkpoints }),
    ...(erased > 0 ? [say('verify.erased', { erased })] : []),
    say(pinned ? 'verify.pinned' : 'verify.unpinned', { key }),
  ];
  return lines.join('\n');
}

const timeIn =
  (language: Language) =>
  (at: number): string =>
    `${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' }).format(at)} UTC`;
