import type { TFunction } from 'i18next';
import type { Reason, Recommendation } from '../../../../app/advice/circumstances.ts';

/** One sentence for the level, with the two reasons that weigh most. */
export const levelText = (t: TFunction, { level, levelFor }: Pick<Recommendation, 'level' | 'levelFor'>): string =>
  t('advice.level', { level, because: becauseOf(t, levelFor) });

export const priorityText = (
  t: TFunction,
  { priority, priorityFor }: Pick<Recommendation, 'priority' | 'priorityFor'>,
): string => t('advice.priority', { priority, because: becauseOf(t, priorityFor) });

function becauseOf(t: TFunction, [first, second]: readonly Reason[]): string {
  if (first === undefined) return '';
  const one = reasonText(t, first);
  return second === undefined ? one : t('advice.and', { one, other: reasonText(t, second) });
}

function reasonText(t: TFunction, reason: Reason): string {
  switch (reason.type) {
    case 'matrix': {
      const impact = t(`technician.impact.${reason.impact}`);
      return reason.urgency === null
        ? t('advice.matrix.unjudged', { impact })
        : t('advice.matrix.judged', { impact, urgency: t(`advice.urgency.${reason.urgency}`) });
    }
    case 'repeats': {
      const { count, of } = reason;
      const category = reason.category ?? 'software';
      return t(`advice.repeats.${of}.${category}`, { which: whichOf(t, count) });
    }
    case 'people':
    case 'sessions':
    case 'escalated':
      return t(`advice.${reason.type}`, { count: reason.count });
    case 'category':
      return t(`advice.category.${reason.category}`);
    case 'outage':
      return t('advice.outage', { reference: reason.reference });
    case 'article':
      return t('advice.article', { title: reason.title });
    case 'promise':
      return t('advice.promise', { minutes: reason.minutes });
    case 'first':
      return t('advice.first');
  }
}

/** Said as a word as long as anybody would. */
function whichOf(t: TFunction, count: number): string {
  const word = WORDS[count];
  return word === undefined ? t('advice.which.more', { count }) : t(`advice.which.${word}`);
}

const WORDS: Readonly<Record<number, '2' | '3' | '4' | '5'>> = { 2: '2', 3: '3', 4: '4', 5: '5' };
