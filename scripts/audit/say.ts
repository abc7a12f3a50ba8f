import { basename } from 'node:path';
import type { ExcerptVerdict, FileFault, FileVerdict, PlainFault } from '../../app/audit/fault.ts';
import type { Remarks } from '../../app/audit/remarks.ts';
import { tellFault } from '../../app/audit/tell-fault.ts';
import type { Language, Say } from '../demo/words.mjs';
import type { SeenBy } from './verify.ts';

/** What is wrong, first thing first. */
export function sayFault(fault: FileFault, say: Say, language: Language): string {
  const where = fault.type === 'excerpt' ? [say('verify.inExcerpt')] : [];
  const sentence = faultSentence(fault.type === 'excerpt' ? fault.fault : fault, say, language);
  return [say('verify.broken'), ...where, sentence].join('\n');
}

function faultSentence(fault: PlainFault, say: Say, language: Language): string {
  const { key, values } = tellFault(fault, timeIn(language));
  return say(`verify.fault.${key}`, values);
}

/** What the file is worth, a line each. */
export function sayVerdict(verdict: FileVerdict, say: Say, language: Language): string {
  const { kind, range, events, receipts, checkpoints, erased, sealedAt, key, pinned, remarks, excerpt } = verdict;
  const lines = [
    say('verify.holds'),
    kind === 'journal'
      ? say('verify.journal', { receipts })
      : say(`verify.${kind}`, { events, from: range?.from ?? 0, to: range?.to ?? 0 }),
    say('verify.sealed', { time: timeIn(language)(sealedAt), checkpoints }),
    ...(erased > 0 ? [say('verify.erased', { erased })] : []),
    ...(kind === 'chain' && remarks.unaccounted !== null ? [say('verify.unaccounted', remarks.unaccounted)] : []),
    ...sayClock(remarks.setBack, say, language),
    say(pinned ? 'verify.pinned' : 'verify.unpinned', { key }),
    ...(kind === 'journal' ? ['', ...sayExcerpt(excerpt, say, language)] : []),
  ];
  return lines.join('\n');
}

/** What each journal was held against the file for: which of what its workstation saw lies in the file. */
export function saySeen(seen: readonly SeenBy[], { range, kind }: FileVerdict, say: Say): string[] {
  return seen.map(({ path, checkpoints }) => {
    const file = basename(path);
    if (kind === 'journal' || range === null) return say('verify.seenNothing', { file });
    const within = checkpoints
      .map(({ checkpoint }) => checkpoint.seq)
      .filter((seq) => seq >= range.from - 1 && seq <= range.to);
    if (within.length === 0) return say('verify.seenElsewhere', { file, count: checkpoints.length });
    return say('verify.seen', { file, count: within.length, to: Math.max(...within) });
  });
}

function sayExcerpt(excerpt: ExcerptVerdict | null, say: Say, language: Language): string[] {
  if (excerpt === null) return [say('verify.noExcerpt')];
  if (!excerpt.holds) return [say('verify.excerptBroken'), faultSentence(excerpt.fault, say, language)];
  const { events, checkpoints, key, pinned, untold, setBack } = excerpt;
  return [
    say('verify.excerptHolds', { events, checkpoints }),
    ...(untold > 0 ? [say('verify.untold', { untold })] : []),
    ...sayClock(setBack, say, language),
    say(pinned ? 'verify.excerptPinned' : 'verify.excerptUnpinned', { key }),
  ];
}

function sayClock(setBack: Remarks['setBack'], say: Say, language: Language): string[] {
  if (setBack === null) return [];
  const time = timeIn(language);
  return [say('verify.setBack', { seq: setBack.seq, at: time(setBack.at), before: time(setBack.before) })];
}

const timeIn =
  (language: Language) =>
  (at: number): string =>
    `${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' }).format(at)} UTC`;
