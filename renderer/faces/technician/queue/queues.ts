import type { Queue } from '../../../../app/desk/queue.ts';
import type { SupportLevel } from '../../../../app/level/level.ts';
import type { Person } from '../../../../app/level/person.ts';

/** A queue by its place in the picker. */
export type QueueName = 'desk' | 'mine' | 'team' | 'watched' | 'all' | 'N1' | 'N2' | 'N3';

export interface QueueChoice {
  readonly name: QueueName;
  readonly queue: Queue;
  /** Which level it is the queue of, where it is one of a level. */
  readonly level: SupportLevel | null;
}

/** What somebody works from comes first: their own level's, for their team or whichever. */
export function queuesFor({ id, level, teamId }: Person): QueueChoice[] {
  const own = level ?? 1;
  const others = ([1, 2, 3] as const).filter((one) => one !== own);
  return [
    { name: 'desk', queue: { of: 'level', level: own, teamId }, level: own },
    { name: 'mine', queue: { of: 'person', personId: id }, level: null },
    ...(teamId === null ? [] : [{ name: 'team' as const, queue: { of: 'team' as const, teamId }, level: null }]),
    { name: 'watched', queue: { of: 'watched' }, level: null },
    ...others.map((one) => ({
      name: `N${one}` as const,
      queue: { of: 'level' as const, level: one, teamId: null },
      level: one,
    })),
    EVERYTHING,
  ];
}

export const EVERYTHING: QueueChoice = { name: 'all', queue: { of: 'all' }, level: null };
