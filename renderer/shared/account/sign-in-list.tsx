import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInRecord } from '../../../app/identity/sign-in.ts';
import { Icon } from '../parts/icon.tsx';
import { agoOf } from '../time.ts';

interface SignInListProps {
  readonly records: readonly SignInRecord[];
  readonly onEnd: (signInId: string) => void;
  /** All but this one. */
  readonly onEndOthers: () => void;
}

/** Where an account is signed in: on what, from where, last seen when; each can be ended. */
export function SignInList({ records, onEnd, onEndOthers }: SignInListProps): ReactElement {
  const { t } = useTranslation();
  const device = ({ application, system }: SignInRecord['device']): string =>
    [application, system].filter((part) => part !== '').join(' · ') || t('identity.signIns.unknown');
  return (
    <>
      {records.length === 0 ? <p className="soft">{t('identity.signIns.none')}</p> : null}
      <ul className="account-list">
        {records.map((record) => (
          <li key={record.id}>
            <Icon name={record.here ? 'check' : 'screen'} size={18} />
            <span>
              <span className="strong">{device(record.device)}</span>
              <span className="small soft">
                {record.here
                  ? t('identity.signIns.here', { network: record.network })
                  : t('identity.signIns.seen', {
                      network: record.network,
                      when: agoOf(t, Date.now() - record.lastSeenAt),
                    })}
              </span>
            </span>
            {record.here ? null : (
              <button
                type="button"
                className="button quiet"
                aria-label={t('identity.signIns.endNamed', { device: device(record.device) })}
                onClick={() => onEnd(record.id)}
              >
                {t('identity.signIns.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {records.filter(({ here }) => !here).length < 1 ? null : (
        <div className="actions">
          <button type="button" className="button" onClick={onEndOthers}>
            {records.some(({ here }) => here) ? t('identity.signIns.endOthers') : t('identity.signIns.endAll')}
          </button>
        </div>
      )}
    </>
  );
}
