import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { Intervention, Visit } from '../../../../app/visit/intervention.ts';
import { PLANNED } from '../../../../app/visit/state.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import type { Office } from '../../../state/office.ts';
import { interventionsOf } from '../../../state/queries.ts';
import { BeginGuidance } from './begin-guidance.tsx';
import { GuidanceLine } from './guidance-line.tsx';
import { GuidancePanel } from './guidance-panel.tsx';
import { PlanVisit } from './plan-visit.tsx';
import { RemoteLine } from './remote-line.tsx';
import { VisitLine } from './visit-line.tsx';
import './visits.css';

interface InterventionsProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly me: Id;
}

/** Everything that somebody did for this ticket, on the telephone, on its screen or on site, and what is planned. */
export function Interventions({ office, ticket, me }: InterventionsProps): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery(interventionsOf(office.link, ticket.id));
  const [adding, setAdding] = useState<'telephone' | 'on-site' | null>(null);
  if (data === undefined) return null;
  const { all } = data;
  const isMine = ticket.assignee?.id === me && isOpen(ticket.state);
  const mayGuide = isMine && !all.some((one) => one.kind === 'telephone' && one.endedAt === null);
  const mayTravel = isMine && !all.some((one) => one.kind === 'on-site' && isPlanned(one));
  if (all.length === 0 && !isMine) return null;
  return (
    <section className="course" aria-labelledby="interventions-title">
      <header className="course-head">
        <h2 id="interventions-title">{t('visits.title')}</h2>
        <span className="interventions-add">
          {mayGuide && adding === null ? (
            <button type="button" className="button quiet" onClick={() => setAdding('telephone')}>
              <Icon name="phone" size={16} />
              {t('visits.guidance.begin')}
            </button>
          ) : null}
          {mayTravel && adding === null ? (
            <button type="button" className="button quiet" onClick={() => setAdding('on-site')}>
              <Icon name="building" size={16} />
              {t('visits.propose.open')}
            </button>
          ) : null}
        </span>
      </header>
      {adding === 'telephone' ? (
        <BeginGuidance office={office} ticket={ticket} onClose={() => setAdding(null)} />
      ) : null}
      {adding === 'on-site' ? <PlanVisit office={office} ticket={ticket} onClose={() => setAdding(null)} /> : null}
      {all.length === 0 && adding === null ? <p className="soft">{t('visits.none')}</p> : null}
      <ol className="course-list">
        {all.map((one) => (
          <Line key={one.id} one={one} office={office} ticket={ticket} me={me} isMine={isMine} />
        ))}
      </ol>
    </section>
  );
}

const isPlanned = ({ state }: Visit): boolean => PLANNED.some((planned) => planned === state);

interface LineProps extends InterventionsProps {
  readonly one: Intervention;
  readonly isMine: boolean;
}

function Line({ one, office, ticket, me, isMine }: LineProps): ReactElement {
  switch (one.kind) {
    case 'telephone':
      return one.endedAt === null && one.technician.id === me ? (
        <GuidancePanel office={office} guidance={one} name={ticket.requester.name} />
      ) : (
        <GuidanceLine guidance={one} />
      );
    case 'remote':
      return <RemoteLine help={one} />;
    case 'on-site':
      return <VisitLine office={office} ticket={ticket} visit={one} isMine={isMine} />;
  }
}
