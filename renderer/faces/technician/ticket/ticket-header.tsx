import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Target } from '../../../../app/targets/deadlines.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { agoOf } from '../../../shared/time.ts';
import { useNow } from '../../../shared/use-now.ts';
import { IMPACT_ICONS } from '../impact-icons.ts';
import { PriorityMark } from '../queue/priority-mark.tsx';
import { TargetMark } from '../targets/target-mark.tsx';

interface TicketHeaderProps {
  readonly ticket: Ticket;
  readonly me: Id;
  readonly now: () => number;
}

/** The reference first, to be read aloud; then the person's own words and who is concerned. */
export function TicketHeader({ ticket, me, now }: TicketHeaderProps): ReactElement {
  const { t } = useTranslation();
  const moment = useNow(now, 15_000);
  const { assignee, workstation, targets } = ticket;
  return (
    <header className="ticket-header">
      <div className="ticket-line">
        <p className="mono ticket-reference" data-reference={ticket.reference}>
          <span className="visually-hidden">{t('technician.ticket.reference')} </span>
          {ticket.reference}
        </p>
        <CopyReference reference={ticket.reference} />
        <PriorityMark priority={ticket.priority} given={ticket.priorityGiven} />
        <span className={`badge ticket-impact ${ticket.impact}`}>
          <Icon name={IMPACT_ICONS[ticket.impact]} size={16} />
          {t(`technician.impact.${ticket.impact}`)}
        </span>
        <span className="badge soft">{t(`technician.state.${ticket.state}`)}</span>
      </div>
      <h1>{ticket.words}</h1>
      <dl className="ticket-facts">
        <Fact name={t('technician.ticket.requester')}>{ticket.requester.name}</Fact>
        <Fact name={t('technician.ticket.workstation')}>
          {workstation === null ? (
            t('technician.ticket.noWorkstation')
          ) : (
            <span className="ticket-workstation">
              {workstation.name}
              <span className={workstation.online ? 'badge good' : 'badge soft'}>
                <Icon name={workstation.online ? 'check' : 'offline'} size={14} />
                {workstation.online ? t('technician.ticket.online') : t('technician.ticket.offline')}
              </span>
            </span>
          )}
        </Fact>
        <Fact name={t('technician.ticket.assignee')}>{assigneeText(t, assignee, me)}</Fact>
        <Fact
          name={t('technician.ticket.opened')}
        >{`${agoOf(t, moment - ticket.openedAt)} · ${t(`desk.channel.${ticket.channel}`)}`}</Fact>
        {targets === null
          ? null
          : Target.options.map((target) => (
              <Fact key={target} name={t(`desk.targets.${target}`)}>
                <TargetMark deadline={targets[target]} now={moment} />
              </Fact>
            ))}
      </dl>
    </header>
  );
}

function assigneeText(t: TFunction, assignee: Ticket['assignee'], me: Id): string {
  if (assignee === null) return t('technician.ticket.nobody');
  if (assignee.id === me) return `${assignee.name} (${t('technician.ticket.you')})`;
  return t('common.technicianShort', { name: assignee.name, level: assignee.level });
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function CopyReference({ reference }: { readonly reference: string }): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(reference);
    setCopied(true);
  };
  const name = copied ? t('technician.ticket.copied') : t('technician.ticket.copy');
  return (
    <button
      type="button"
      className="button quiet ticket-copy"
      aria-label={name}
      title={name}
      onClick={() => void copy()}
    >
      <Icon name={copied ? 'check' : 'copy'} size={16} />
    </button>
  );
}
