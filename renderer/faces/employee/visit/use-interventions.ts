import { useEffect, useState } from 'react';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { Interventions } from '../../../../app/visit/intervention.ts';
import type { OwnVisitRequest } from '../../../../app/wire/requests/visits.ts';
import type { RequestInput } from '../../../../app/wire/requests.ts';
import type { AskCourse } from '../../../ports/course.ts';
import { saveAs } from '../../../ports/save-export.ts';

type Saying = Exclude<OwnVisitRequest, 'intervention.list' | 'visit.calendar'>;

export interface OwnInterventions {
  readonly all: Interventions['all'];
  readonly busy: boolean;
  /** The name of why it did not work. */
  readonly failure: string | null;
  /** True once it is done. */
  readonly say: <T extends Saying>(type: T, input: RequestInput<T>) => Promise<boolean>;
  readonly saveCalendar: (interventionId: string) => Promise<void>;
}

/** What was done for a ticket of one's own, and what is planned; read anew whenever the ticket has changed. */
export function useInterventions(
  ask: AskCourse,
  { id: ticketId, changedAt }: Pick<Ticket, 'id' | 'changedAt'>,
): OwnInterventions {
  const [all, setAll] = useState<Interventions['all']>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = changedAt >= 0;
    void ask('intervention.list', { ticketId }).then((answer) => {
      if (isCurrent && answer.ok) setAll(answer.value.all);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, ticketId, changedAt]);
  const say = async <T extends Saying>(type: T, input: RequestInput<T>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    const answer = await ask(type, input);
    setBusy(false);
    setFailure(answer.ok ? null : answer.failure.type);
    if (answer.ok) setAll(answer.value.all);
    return answer.ok;
  };
  const saveCalendar = async (interventionId: string): Promise<void> => {
    const answer = await ask('visit.calendar', { interventionId });
    setFailure(answer.ok ? null : answer.failure.type);
    if (answer.ok) saveAs(new Blob([answer.value.text], { type: 'text/calendar' }), answer.value.name);
  };
  return { all, busy, failure, say, saveCalendar };
}
