import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { IntakeDraft } from '../../../ports/intake-draft.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { clockOf } from '../../../shared/time.ts';
import { useNow } from '../../../shared/use-now.ts';
import { useTitle } from '../../../shared/use-title.ts';
import type { Office } from '../../../state/office.ts';
import { useIncidents } from '../advice/use-incidents.ts';
import { Abandon } from './abandon.tsx';
import { IntakeForm } from './intake-form.tsx';
import { Known } from './known.tsx';
import type { Intake as IntakeInHand } from './use-intake.ts';
import './intake.css';

interface IntakeProps {
  readonly office: Office;
  readonly intake: IntakeInHand;
  readonly draft: IntakeDraft;
  readonly onRecorded: (ticket: Ticket) => void;
}

/** Somebody talks and somebody writes: the reference to be said stands above everything. */
export function Intake({ office, intake, draft, onRecorded }: IntakeProps): ReactElement {
  const [isAbandoning, setAbandoning] = useState(false);
  useTitle(draft.reference);
  const recorded = (ticket: Ticket): void => {
    intake.clear();
    onRecorded(ticket);
  };
  const incidents = useIncidents(office, draft, recorded);
  const join = (): void => {
    const [likeliest] = incidents.list;
    if (likeliest !== undefined) void incidents.join(likeliest.id);
  };
  return (
    <main className="console-intake">
      <div className="intake-column">
        <Head draft={draft} now={office.now} />
        <IntakeForm
          office={office}
          draft={draft}
          onChange={intake.change}
          onJoin={join}
          onHide={intake.hide}
          onAbandon={() => setAbandoning(true)}
          onRecorded={recorded}
        />
      </div>
      <Known office={office} draft={draft} incidents={incidents} onRecorded={recorded} />
      {isAbandoning ? (
        <Abandon office={office} draft={draft} onClose={() => setAbandoning(false)} onAbandoned={intake.clear} />
      ) : null}
    </main>
  );
}

interface HeadProps {
  readonly draft: IntakeDraft;
  readonly now: () => number;
}

function Head({ draft, now }: HeadProps): ReactElement {
  const { t, i18n } = useTranslation();
  const seconds = Math.max(0, Math.floor((useNow(now, 1000) - draft.begunAt) / 1000));
  const lasted = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <header className="intake-head">
      <h1>
        {draft.reference === null ? (
          <span className="intake-reference pending">{t('desk.intake.noReference')}</span>
        ) : (
          <span className="mono intake-reference" data-reference={draft.reference}>
            <span className="visually-hidden">{t('technician.ticket.reference')} </span>
            {draft.reference}
          </span>
        )}
      </h1>
      <p className="intake-when">
        <Icon name={draft.channel === 'telephone' ? 'phone' : 'person'} size={18} />
        <span>{t(`desk.intake.begun.${draft.channel}`, { time: clockOf(i18n.language, draft.begunAt) })}</span>
        <span className="figures soft">{lasted}</span>
      </p>
    </header>
  );
}
