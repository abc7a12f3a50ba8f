import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionRequest } from '../../app/consent/request.ts';
import { Avatar } from '../shared/parts/avatar.tsx';
import { Icon } from '../shared/parts/icon.tsx';

/** Who asks, as the directory knows them, and why: the reference and the requester's own words. */
export function Letterhead({ request }: { readonly request: SessionRequest }): ReactElement {
  const { t } = useTranslation();
  const { technician, reference, reason } = request;
  return (
    <header className="letterhead">
      <Avatar name={technician.name} large />
      <div>
        <h1 id="letter-who">{technician.name}</h1>
        <p className="letter-team">{t('consent.identity', { level: technician.level, team: technician.team })}</p>
        <p className="badge good">
          <Icon name="shield" size={16} />
          {t('consent.verified')}
        </p>
      </div>
      <p className="letter-why">
        {t('consent.asks')} {t('consent.for')} <strong className="mono letter-reference">{reference}</strong>
      </p>
      <blockquote className="letter-reason">
        <span className="visually-hidden">{t('consent.yourWords')} </span>
        {reason}
      </blockquote>
    </header>
  );
}
