import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { Visit } from '../../../../app/visit/intervention.ts';
import { shortMomentOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { InterventionLine } from './intervention-line.tsx';
import { PlannedFacts } from './planned-facts.tsx';
import { ReportRead } from './report-read.tsx';
import { VisitActs } from './visit-acts.tsx';

interface VisitLineProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly visit: Visit;
  /** Whoever looks has the ticket, which is open. */
  readonly isMine: boolean;
}

/** A visit from its proposal to its report, with what can be done about it now. */
export function VisitLine({ office, ticket, visit, isMine }: VisitLineProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { state, technician, reason, words, agreed, asked, cancelled, report } = visit;
  const at = report?.startedAt ?? agreed?.from ?? visit.proposedAt;
  const long = report === null ? null : t('visits.minutes', { minutes: report.minutes });
  const isPlanned = state === 'proposed' || state === 'agreed';
  return (
    <InterventionLine
      kind="on-site"
      icon="building"
      title={t(`visits.visit.${state}`)}
      facts={[technician.name, shortMomentOf(i18n.language, at), long].filter((part) => part !== null).join(' · ')}
      badge={report === null ? null : t(`visits.report.outcome.${report.outcome}`)}
      good={state === 'agreed' || report?.outcome === 'solved'}
    >
      <p className="small">
        <span className="soft">{t(`visits.reason.${reason}`)} · </span>
        {words}
      </p>
      {isPlanned ? <PlannedFacts visit={visit} /> : null}
      {asked === null ? null : (
        <blockquote className="course-said no">
          <span className="small soft">{t('visits.visit.asked', { name: ticket.requester.name })}</span>
          {asked}
        </blockquote>
      )}
      {cancelled === null ? null : (
        <p className="small">
          {t(cancelled.avoided ? 'visits.visit.avoided' : `visits.visit.cancelledBy.${cancelled.by}`)}
          {cancelled.words === '' ? null : <span> · {cancelled.words}</span>}
        </p>
      )}
      {report === null ? null : <ReportRead report={report} />}
      {isPlanned ? <VisitActs office={office} ticket={ticket} visit={visit} isMine={isMine} /> : null}
    </InterventionLine>
  );
}
