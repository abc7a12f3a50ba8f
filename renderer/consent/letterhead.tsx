import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TechnicianCard } from '../../app/level/person.ts';
import { Avatar } from '../shared/parts/avatar.tsx';
import { Icon } from '../shared/parts/icon.tsx';

interface LetterheadProps {
  readonly request: { readonly technician: TechnicianCard; readonly reference: string };
  /** What they ask, up to the reference. */
  readonly asks: string;
  /** The requester's own words. */
  readonly reason?: string;
}

/** Who asks, as the directory knows them, and why: the reference and the requester's own words. */
export function Letterhead({ request, asks, reason }: LetterheadProps): ReactElement {
  const { t } = useTranslation();
  const { technician, reference } = request;
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
        {asks} <strong className="mono letter-reference">{reference}</strong>
      </p>
      {reason === undefined ? null : (
        <blockquote className="letter-reason">
          <span className="visually-hidden">{t('consent.yourWords')} </span>
          {reason}
        </blockquote>
      )}
    </header>
  );
}
