import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkStats } from '../../../ports/peer/console-peer.ts';
import { Icon } from '../../../shared/parts/icon.tsx';

interface StatsPanelProps {
  readonly stats: LinkStats;
  readonly phrase: readonly string[] | null;
  readonly onClose: () => void;
}

/** How the connection does, in figures that are measured; what is not known yet says so. */
export function StatsPanel({ stats, phrase, onClose }: StatsPanelProps): ReactElement {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const unknown = t('session.stats.unknown');
  const framesText =
    stats.width > 0 && stats.fps === 0
      ? t('session.stats.still')
      : t('session.stats.fps', { value: number.format(Math.round(stats.fps)) });
  const rows: readonly (readonly [string, string])[] = [
    [t('session.stats.path'), stats.path === null ? unknown : t(`session.stats.${stats.path}`)],
    [
      t('session.stats.roundTrip'),
      stats.roundTripMs === null ? unknown : t('session.stats.ms', { value: number.format(stats.roundTripMs) }),
    ],
    [t('session.stats.rate'), t('session.stats.kbps', { value: number.format(stats.kbps) })],
    [t('session.stats.frames'), framesText],
    [t('session.stats.size'), stats.width === 0 ? unknown : `${stats.width} × ${stats.height}`],
  ];
  return (
    <aside className="stats-panel" aria-labelledby="stats-title">
      <div className="stats-head">
        <h2 id="stats-title">{t('session.stats.title')}</h2>
        <button type="button" className="button quiet" aria-label={t('common.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      </div>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      {phrase === null ? null : (
        <>
          <h3 className="small">{t('session.view.phrase')}</h3>
          <p className="stats-phrase">{phrase.join(' · ')}</p>
        </>
      )}
    </aside>
  );
}
