import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Visit } from '../../../../app/visit/intervention.ts';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import type { Office } from '../../../state/office.ts';
import { visitTermsOf } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';
import { nextRow, rowOf } from './date-rows.ts';
import { VisitForm } from './visit-form.tsx';

interface ChangeVisitProps {
  readonly office: Office;
  readonly ticketId: Id;
  readonly visit: Visit;
  readonly onClose: () => void;
}

/** Other dates, another place, other material; those of its dates that are still to come are there already. */
export function ChangeVisit({ office, ticketId, visit, onClose }: ChangeVisitProps): ReactElement {
  const { data: terms } = useQuery(visitTermsOf(office.link, ticketId));
  const { busy, failure, ask } = useRequest(office, 'visit.change');
  if (terms === undefined) return <Skeleton lines={4} />;
  const now = office.now();
  const rows = visit.dates.filter(({ from }) => from > now).map((slot) => rowOf(`${slot.from}`, slot));
  return (
    <VisitForm
      terms={terms}
      before={{
        rows: rows.length === 0 ? [nextRow('0', now)] : rows,
        place: visit.place,
        material: visit.material,
      }}
      busy={busy}
      failure={failure}
      onSubmit={async ({ reason: _, ...planned }) => {
        if ((await ask({ interventionId: visit.id, ...planned })) !== null) onClose();
      }}
      onClose={onClose}
    />
  );
}
