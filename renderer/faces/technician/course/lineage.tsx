import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../../../app/course/hand-over.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { clockOf, shortDayOf } from '../../../shared/time.ts';

/** From level to level in one line, each step with who, when and why under it. */
export function Lineage({ handOvers }: { readonly handOvers: readonly HandOver[] }): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <ol className="lineage" aria-label={t('course.handOver.lineage')}>
      <li>
        <span className="lineage-level">{t('course.handOver.start')}</span>
      </li>
      {handOvers.map((one) => (
        <li key={one.id} className={one.to > one.from ? 'up' : 'down'}>
          <Icon name={one.to > one.from ? 'arrow' : 'back'} size={16} />
          <span className="lineage-level">{whereOf(t, one)}</span>
          <span className="small soft">
            {t('course.handOver.byAt', {
              name: one.by ?? '',
              time: `${shortDayOf(i18n.language, one.at)}, ${clockOf(i18n.language, one.at)}`,
            })}
          </span>
          {one.words === null ? null : <span className="lineage-words">{one.words}</span>}
        </li>
      ))}
    </ol>
  );
}

const whereOf = (t: TFunction, { to, team }: HandOver): string =>
  team === null ? t('course.handOver.level1', { level: to }) : t('course.handOver.went', { level: to, team });
