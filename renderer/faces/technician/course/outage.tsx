import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outage } from '../../../../app/course/outage.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { courseOf } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';
import { ChooseParent } from './choose-parent.tsx';

interface OutageCardProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly onShow: (ticketId: Id) => void;
}

/** Several tickets of one outage: what stands above this one, what stands under it, or the way to gather it. */
export function OutageCard({ office, ticket, onShow }: OutageCardProps): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery(courseOf(office.link, ticket.id));
  const [choosing, setChoosing] = useState(false);
  const parts = useRequest(office, 'course.part');
  if (data === undefined) return null;
  const { parent, children } = data.outage;
  const part = (ticketId: Id): void => void parts.ask({ ticketId });
  if (parent === null && children.length === 0)
    return isOpen(ticket.state) ? (
      <>
        <button type="button" className="button quiet wide" onClick={() => setChoosing(true)}>
          {t('course.outage.open')}
        </button>
        {choosing ? <ChooseParent office={office} ticket={ticket} onClose={() => setChoosing(false)} /> : null}
      </>
    ) : null;
  return (
    <section className="card outage" aria-labelledby="outage-title">
      <h3 id="outage-title">{t('course.outage.title')}</h3>
      {parent === null ? (
        <Under outage={data.outage} busy={parts.busy} onShow={onShow} onPart={part} />
      ) : (
        <>
          <p className="strong">{t('course.outage.under', { reference: parent.reference })}</p>
          {isOpen(ticket.state) ? <p>{t('course.outage.underNext', { name: ticket.requester.name })}</p> : null}
          <div className="actions spread">
            <button type="button" className="button" onClick={() => onShow(parent.id)}>
              {t('course.outage.show', { reference: parent.reference })}
            </button>
            <button type="button" className="button quiet" aria-disabled={parts.busy} onClick={() => part(ticket.id)}>
              {t('course.outage.part')}
            </button>
          </div>
        </>
      )}
      {parts.failure === null ? null : <Refusal text={failureText(t, parts.failure)} />}
    </section>
  );
}

interface UnderProps {
  readonly outage: Outage;
  readonly busy: boolean;
  readonly onShow: (ticketId: Id) => void;
  readonly onPart: (ticketId: Id) => void;
}

function Under({ outage: { children }, busy, onShow, onPart }: UnderProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <p className="strong">{t('course.outage.gathers', { count: children.length })}</p>
      <p className="small soft">{t('course.outage.gathersNext')}</p>
      <ul className="outage-list">
        {children.map(({ id, reference, requester, state }) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => onShow(id)}>
              <span className="mono">{reference}</span>
            </button>
            <span className="small soft">
              {requester} · {t(`technician.state.${state}`)}
            </span>
            <button
              type="button"
              className="button quiet outage-part"
              aria-label={t('course.outage.partThis', { reference })}
              title={t('course.outage.partThis', { reference })}
              aria-disabled={busy}
              onClick={() => onPart(id)}
            >
              <Icon name="close" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
