import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnosis, DiagnosisOutcome } from '../../../../app/course/diagnosis.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { clockOf, shortDayOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { courseOf } from '../../../state/queries.ts';
import { DiagnosisForm } from './diagnosis-form.tsx';
import { Lineage } from './lineage.tsx';

interface DiagnosesProps {
  readonly office: Office;
  readonly ticket: Ticket;
}

/** What the support supposed and tried, level after level, and where the ticket went with it; for the support alone. */
export function Diagnoses({ office, ticket }: DiagnosesProps): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery(courseOf(office.link, ticket.id));
  const [requestId, setRequestId] = useState<Id | null>(null);
  if (data === undefined) return null;
  const { diagnoses, handOvers } = data;
  return (
    <section className="course" aria-labelledby="diagnoses-title">
      <header className="course-head">
        <h2 id="diagnoses-title">{t('course.diagnosis.title')}</h2>
        {isOpen(ticket.state) && requestId === null ? (
          <button type="button" className="button quiet course-add" onClick={() => setRequestId(crypto.randomUUID())}>
            <Icon name="plus" size={16} />
            {t('course.diagnosis.add')}
          </button>
        ) : null}
      </header>
      {handOvers.length === 0 ? null : <Lineage handOvers={handOvers} />}
      {requestId === null ? null : (
        <DiagnosisForm office={office} ticketId={ticket.id} requestId={requestId} onClose={() => setRequestId(null)} />
      )}
      {diagnoses.length === 0 && requestId === null ? <p className="soft">{t('course.diagnosis.none')}</p> : null}
      <ol className="course-list">
        {diagnoses.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { readonly entry: Diagnosis }): ReactElement {
  const { t, i18n } = useTranslation();
  const { hypothesis, tried, outcome, by, level, at } = entry;
  const time = `${shortDayOf(i18n.language, at)}, ${clockOf(i18n.language, at)}`;
  return (
    <li className={`concern ${outcome}`}>
      <span className="concern-mark">
        <Icon name={ICONS[outcome]} size={16} />
      </span>
      <div className="concern-body">
        <p className="concern-words">{hypothesis}</p>
        <p className="course-tried">{tried}</p>
        <p className="small soft">{t('course.diagnosis.by', { name: by, level, time })}</p>
      </div>
      <span className="badge">{t(`course.diagnosis.outcomes.${outcome}`)}</span>
    </li>
  );
}

const ICONS: Readonly<Record<DiagnosisOutcome, IconName>> = {
  found: 'check',
  'ruled-out': 'close',
  unclear: 'question',
};
