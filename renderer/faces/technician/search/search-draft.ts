import type { Id } from '../../../../app/kernel/scalars.ts';
import { SearchWords } from '../../../../app/wire/requests/tickets.ts';
import type { RequestInput } from '../../../../app/wire/requests.ts';
import { readDay } from '../../../shared/written-time.ts';

/** Somebody or something whose tickets alone are looked for. */
export interface Narrowed {
  readonly to: 'person' | 'workstation';
  readonly id: Id;
  readonly name: string;
}

export interface SearchDraft {
  readonly words: string;
  /** Days as typed, both included. */
  readonly from: string;
  readonly until: string;
  readonly narrowed: Narrowed | null;
}

export const NOTHING_SOUGHT: SearchDraft = { words: '', from: '', until: '', narrowed: null };

/** What is asked of the broker; null while nothing is said yet, or while a day is half typed. */
export function soughtOf(draft: SearchDraft, language: 'fr' | 'en'): RequestInput<'search.everything'> | null {
  const words = SearchWords.safeParse(draft.words);
  const [from, until] = [startOf(draft.from, 0), startOf(draft.until, 1)];
  if (from === undefined || until === undefined) return null;
  const { narrowed } = draft;
  const limits = {
    requesterId: narrowed?.to === 'person' ? narrowed.id : null,
    workstationId: narrowed?.to === 'workstation' ? narrowed.id : null,
    from,
    until,
  };
  if (!words.success && Object.values(limits).every((one) => one === null)) return null;
  return { words: words.success ? words.data : '', ...limits, language };
}

/** Where that day, or one some days later, begins on this computer; null for none, undefined for what is no day. */
function startOf(typed: string, later: number): number | null | undefined {
  if (typed.trim() === '') return null;
  const [year, month, day] = readDay(typed)?.split('-').map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return new Date(year, month - 1, day + later).getTime();
}
