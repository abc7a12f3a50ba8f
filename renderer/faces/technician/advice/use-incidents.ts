import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KnownIncident } from '../../../../app/advice/known-incident.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import type { IntakeDraft } from '../../../ports/intake-draft.ts';
import type { Office } from '../../../state/office.ts';
import { incidentsOf } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';
import { useSettled } from '../queue/use-settled.ts';

export interface Incidents {
  /** The likeliest first. */
  readonly list: readonly KnownIncident[];
  readonly busy: boolean;
  readonly failure: LinkFailure | null;
  /** It was tried before it was known who calls, or why. */
  readonly isMissing: boolean;
  join(incidentId: Id): Promise<void>;
}

/** What this call may be about, looked for while it is written down. */
export function useIncidents(office: Office, draft: IntakeDraft, onRecorded: (ticket: Ticket) => void): Incidents {
  const { intakeId, impact, urgency, category } = draft;
  const said = useSettled(draft.words.trim(), TYPED_MS);
  const { data = [] } = useQuery(incidentsOf(office.link, draft.caller?.id ?? null, said));
  const { busy, failure, ask } = useRequest(office, 'intake.join');
  const [isMissing, setMissing] = useState(false);
  return {
    list: data,
    busy,
    failure,
    isMissing,
    join: async (incidentId) => {
      const words = Words.safeParse(draft.words);
      const requesterId = draft.caller?.id;
      const isKnown = words.success && requesterId !== undefined;
      setMissing(!isKnown);
      if (!isKnown) return;
      const ticket = await ask({ intakeId, requesterId, incidentId, words: words.data, impact, urgency, category });
      if (ticket !== null) onRecorded(ticket);
    },
  };
}

/** So long after the last key incidents are looked for, in milliseconds. */
const TYPED_MS = 300;
