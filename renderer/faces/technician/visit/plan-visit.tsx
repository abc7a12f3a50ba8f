import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import type { Office } from '../../../state/office.ts';
import { visitTermsOf } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';
import { nextRow } from './date-rows.ts';
import { VisitForm } from './visit-form.tsx';

interface PlanVisitProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** Somebody has to travel: why, when, where and with what, under the contract's own word on it. */
export function PlanVisit({ office, ticket, onClose }: PlanVisitProps): ReactElement {
  const [id] = useState(() => crypto.randomUUID());
  const { data: terms } = useQuery(visitTermsOf(office.link, ticket.id));
  const { busy, failure, ask } = useRequest(office, 'visit.propose');
  if (terms === undefined) return <Skeleton lines={4} />;
  return (
    <VisitForm
      terms={terms}
      before={{ rows: [nextRow('0', office.now())], place: terms.place, material: '' }}
      asksWhyNotRemote
      busy={busy}
      failure={failure}
      onSubmit={async (plan) => {
        const { reason, ...planned } = plan;
        if (reason === null) return;
        if ((await ask({ ticketId: ticket.id, interventionId: id, reason, ...planned })) !== null) onClose();
      }}
      onClose={onClose}
    />
  );
}
