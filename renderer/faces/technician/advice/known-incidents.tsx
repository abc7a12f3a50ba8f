import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownIncident } from '../../../../app/advice/known-incident.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { agoOf } from '../../../shared/time.ts';
import { useNow } from '../../../shared/use-now.ts';
import type { Incidents } from './use-incidents.ts';
import './advice.css';

interface KnownIncidentsProps {
  readonly incidents: Incidents;
  readonly now: () => number;
}

/** Outages first: the caller's own words go under one with one key, and its answer is theirs too. */
export function KnownIncidents({ incidents, now }: KnownIncidentsProps): ReactElement {
  const { t } = useTranslation();
  const moment = useNow(now, 15_000);
  const { list, busy, failure, isMissing, join } = incidents;
  return (
    <section aria-labelledby="known-incidents">
      <h2 id="known-incidents">{t('advice.incidents.title')}</h2>
      {list.length === 0 ? <p className="soft">{t('advice.incidents.none')}</p> : null}
      <div role="status">
        <ul className="known-tickets">
          {list.map((incident, index) => (
            <li
              key={incident.id}
              className={incident.isOutage ? 'known-outage' : undefined}
              data-incident={incident.reference}
            >
              <p className="known-line">
                <Icon name={incident.isOutage ? 'alert' : 'clock'} size={16} />
                <strong>{t(incident.isOutage ? 'advice.incidents.outage' : 'advice.incidents.today')}</strong>
                <span className="mono">{incident.reference}</span>
                <span className="soft">{agoOf(t, moment - incident.openedAt)}</span>
              </p>
              <p className="known-words">{incident.words}</p>
              <p className="small soft">
                {t('advice.incidents.people', { count: incident.people })} ·{' '}
                {t(`advice.incidents.by.${foundBy(incident)}`)}
              </p>
              <button
                type="button"
                className="button"
                aria-disabled={busy}
                aria-label={t('advice.incidents.joinTo', { reference: incident.reference })}
                aria-keyshortcuts={index === 0 ? 'Alt+Enter' : undefined}
                onClick={() => void join(incident.id)}
              >
                {t('advice.incidents.join')} {index === 0 ? <kbd>{t('advice.incidents.key')}</kbd> : null}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {isMissing ? <p className="fault">{t('advice.incidents.needs')}</p> : null}
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
    </section>
  );
}

const foundBy = ({ by }: KnownIncident): 'words' | 'place' | 'both' => (by.length > 1 ? 'both' : (by[0] ?? 'words'));
