import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestLink } from '../../../../app/guest/guest.ts';
import { isLive } from '../../../../app/guest/guest.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { GuestWords } from '../../../shared/guest/guest-words.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { clockOf, dayOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { guestsOf } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';
import { InviteForm } from './invite-form.tsx';
import { MadeLink } from './made-link.tsx';
import { SayToGuests } from './say-to-guests.tsx';
import '../../../shared/guest/guest.css';

interface GuestsProps {
  readonly office: Office;
  readonly ticket: Ticket;
}

/** Who was let in from outside to this ticket alone, what is said with them, and the way to end it. */
export function Guests({ office, ticket }: GuestsProps): ReactElement | null {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const level = office.usePerson()?.level ?? null;
  const wanted = guestsOf(office.link, ticket.id);
  const { data } = useQuery(wanted);
  const [inviting, setInviting] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const revoking = useRequest(office, 'guest.revoke');
  if (data === undefined) return null;
  const mayInvite = isOpen(ticket.state) && level !== null && level >= FROM_LEVEL;
  if (!mayInvite && data.links.length === 0) return null;
  const keep = (guests: RequestOutput<'guest.list'>): void =>
    void cache.setQueryData(wanted.queryKey, { links: guests.links, said: guests.said });
  const revoke = async (linkId: string): Promise<void> => {
    const left = await revoking.ask({ linkId });
    if (left !== null) keep(left);
  };
  return (
    <section className="course guests" aria-labelledby="guests-title">
      <header className="course-head">
        <h2 id="guests-title">{t('guest.title')}</h2>
        {mayInvite && !inviting ? (
          <button type="button" className="button quiet course-add" onClick={() => setInviting(true)}>
            <Icon name="key" size={16} />
            {t('guest.invite')}
          </button>
        ) : null}
      </header>
      {inviting ? (
        <InviteForm
          office={office}
          ticketId={ticket.id}
          onClose={() => setInviting(false)}
          onMade={(made) => {
            keep(made);
            setSecret(made.secret);
            setInviting(false);
          }}
        />
      ) : null}
      {secret === null ? null : (
        <MadeLink url={`${office.brokerUrl}/#guest=${secret}`} onClose={() => setSecret(null)} />
      )}
      {revoking.failure === null ? null : <Refusal text={failureText(t, revoking.failure)} />}
      <ul className="guest-links">
        {data.links.map((link) => (
          <Link
            key={link.id}
            link={link}
            live={isLive(link, ticket.state, office.now())}
            onRevoke={() => void revoke(link.id)}
          />
        ))}
      </ul>
      <GuestWords said={data.said} side="support" />
      {data.links.length > 0 && isOpen(ticket.state) ? (
        <SayToGuests office={office} ticketId={ticket.id} onSaid={keep} />
      ) : null}
    </section>
  );
}

/** Those who work with vendors. */
const FROM_LEVEL = 2;

interface LinkProps {
  readonly link: GuestLink;
  readonly live: boolean;
  readonly onRevoke: () => void;
}

function Link({ link, live, onRevoke }: LinkProps): ReactElement {
  const { t, i18n } = useTranslation();
  const at = (moment: number): string => `${dayOf(i18n.language, moment)}, ${clockOf(i18n.language, moment)}`;
  const { name, by, expiresAt, openedAt, revokedAt, withNotes } = link;
  return (
    <li className={live ? 'guest-link' : 'guest-link over'}>
      <Icon name={live ? 'key' : 'lock'} size={18} />
      <div>
        <p className="strong">{name}</p>
        <p className="small soft">
          {revokedAt === null
            ? t('guest.until', { by, when: at(expiresAt) })
            : t('guest.revoked', { when: at(revokedAt) })}
          {' · '}
          {openedAt === null ? t('guest.unopened') : t('guest.opened', { when: at(openedAt) })}
          {withNotes ? ` · ${t('guest.withNotes')}` : ''}
        </p>
      </div>
      {live ? (
        <button type="button" className="button" aria-label={t('guest.revokeOf', { name })} onClick={onRevoke}>
          {t('guest.revoke')}
        </button>
      ) : null}
    </li>
  );
}
