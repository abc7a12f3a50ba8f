import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { Intervention, Visit } from '../../../../app/visit/intervention.ts';
import { minutesBetween } from '../../../../app/visit/intervention.ts';
import { PLANNED } from '../../../../app/visit/state.ts';
import type { AskCourse } from '../../../ports/course.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { clockOf, dayOf } from '../../../shared/time.ts';
import { SignatureDrawing } from '../../../shared/visit/signature-drawing.tsx';
import { failedText } from '../failed-text.ts';
import { PlannedVisit } from './planned-visit.tsx';
import { useInterventions } from './use-interventions.ts';
import './own-interventions.css';

interface OwnInterventionsViewProps {
  readonly ticket: Ticket;
  readonly ask: AskCourse;
}

/** The visit that is proposed or planned first, since it asks something; then what was done, in plain words. */
export function OwnInterventionsView({ ticket, ask }: OwnInterventionsViewProps): ReactElement | null {
  const { t } = useTranslation();
  const own = useInterventions(ask, ticket);
  if (own.all.length === 0) return null;
  const planned = own.all.filter(isPlanned);
  const past = own.all.filter((one) => !isPlanned(one));
  return (
    <>
      {planned.map((visit) => (
        <PlannedVisit key={visit.id} visit={visit} own={own} />
      ))}
      {own.failure === null ? null : <Refusal text={failedText(t, own.failure)} icon="alert" />}
      {past.length === 0 ? null : (
        <div className="follow-words">
          <h2 className="small soft">{t('visits.own.title')}</h2>
          <ol className="own-interventions">
            {past.map((one) => (
              <Past key={one.id} one={one} />
            ))}
          </ol>
        </div>
      )}
    </>
  );
}

const isPlanned = (one: Intervention): one is Visit =>
  one.kind === 'on-site' && PLANNED.some((state) => state === one.state);

function Past({ one }: { readonly one: Intervention }): ReactElement {
  const { t, i18n } = useTranslation();
  const at = one.kind === 'on-site' ? (one.report?.startedAt ?? one.cancelled?.at ?? one.proposedAt) : one.startedAt;
  const values = {
    name: one.technician.name,
    day: dayOf(i18n.language, at),
    time: clockOf(i18n.language, at),
    minutes: minutesOf(one) ?? 0,
  };
  return (
    <li data-intervention={one.kind}>
      <p>{t(`visits.own.past.${sentenceOf(one)}`, values)}</p>
      {one.kind === 'telephone' && one.notes !== '' ? <p className="own-said">{one.notes}</p> : null}
      {one.kind === 'on-site' && one.cancelled !== null && one.cancelled.words !== '' ? (
        <p className="own-said">{one.cancelled.words}</p>
      ) : null}
      {one.kind === 'on-site' && one.report !== null ? (
        <>
          <p className="own-said">{one.report.words}</p>
          <SignatureDrawing signature={one.report.signature} />
        </>
      ) : null}
    </li>
  );
}

function minutesOf(one: Intervention): number | null {
  if (one.kind === 'telephone') return one.minutes;
  if (one.kind === 'on-site') return one.report?.minutes ?? null;
  return one.endedAt === null ? null : minutesBetween(one.startedAt, one.endedAt);
}

function sentenceOf(one: Intervention): 'called' | 'calling' | 'seen' | 'seeing' | 'came' | 'avoided' | 'off' {
  if (one.kind === 'telephone') return one.endedAt === null ? 'calling' : 'called';
  if (one.kind === 'remote') return one.endedAt === null ? 'seeing' : 'seen';
  if (one.report !== null) return 'came';
  return one.cancelled?.avoided === true ? 'avoided' : 'off';
}
