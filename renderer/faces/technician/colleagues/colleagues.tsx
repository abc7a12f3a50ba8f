import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import type { Office } from '../../../state/office.ts';
import { colleaguesOf } from '../../../state/queries.ts';
import { PresenceMark } from './presence-mark.tsx';
import './colleagues.css';

interface ColleaguesProps {
  readonly office: Office;
  readonly me: Id;
  readonly onPhone: () => void;
}

/** What one does oneself, switched by a click, and how many others are free; all of them a click further. */
export function Colleagues({ office, me, onPhone }: ColleaguesProps): ReactElement | null {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const query = useQuery(colleaguesOf(office.link));
  if (query.data === undefined) return null;
  const own = query.data.find(({ id }) => id === me)?.presence ?? 'free';
  const others = query.data.filter(({ id }) => id !== me);
  return (
    <>
      <button
        type="button"
        className={`button quiet presence-own ${own}`}
        aria-pressed={own === 'on-phone'}
        aria-label={t('desk.colleagues.toggle')}
        onClick={onPhone}
      >
        <PresenceMark presence={own === 'away' ? 'free' : own} />
        <kbd>{t('desk.keys.phone')}</kbd>
      </button>
      <button type="button" className="button quiet" onClick={() => setOpen(true)}>
        <Icon name="people" size={18} />
        {t('desk.colleagues.open', { count: others.filter(({ presence }) => presence === 'free').length })}
      </button>
      {open ? (
        <Dialog title={t('desk.colleagues.title')} side onClose={() => setOpen(false)}>
          <Listing query={query}>
            {() => (
              <ul className="colleagues">
                {others.length === 0 ? <li className="soft">{t('desk.colleagues.none')}</li> : null}
                {others.map(({ id, name, level, team, presence, tickets }) => (
                  <li key={id} className={presence}>
                    <span className="colleague-name">{name}</span>
                    <PresenceMark presence={presence} />
                    <span className="soft">{t('common.technician', { level, team })}</span>
                    <span className="soft figures">{t('desk.colleagues.tickets', { count: tickets })}</span>
                  </li>
                ))}
              </ul>
            )}
          </Listing>
          <div className="actions spread">
            <button type="button" className="button strong" onClick={() => setOpen(false)}>
              {t('common.close')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
