import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { RefusalReason } from '../../../../app/session/phase.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import type { RefusalText } from '../../../shared/refusal-text.ts';
import { refusalText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { rightsOf } from '../../../state/queries.ts';

interface RefusedProps {
  readonly office: Office;
  readonly ticketId: Id;
  readonly reason: RefusalReason;
  readonly requester: string;
}

/** A no, and whether it was the last that this technician may hear: asking again is offered only where it can work. */
export function Refused({ office, ticketId, reason, requester }: RefusedProps): ReactElement {
  const { t } = useTranslation();
  // What was known of the locks before the answer is old: a second no closes one.
  const { data, isFetchedAfterMount } = useQuery({ ...rightsOf(office.link, ticketId), refetchOnMount: 'always' });
  const isFinal = reason === 'no-help-asked' || reason === 'blocked';
  const cause = isFetchedAfterMount ? (data?.blocked ?? null) : null;
  if (cause !== null) {
    const text = {
      what: t(`technician.blocked.${cause}`, { name: requester }),
      next: t('technician.blocked.next', { name: requester }),
    };
    return <CameToNothing office={office} text={text} next="understood" />;
  }
  const next = isFinal ? 'understood' : 'again';
  return (
    <CameToNothing office={office} text={refusalText(t, reason)} next={isFetchedAfterMount || isFinal ? next : null} />
  );
}

interface CameToNothingProps {
  readonly office: Office;
  readonly text: RefusalText;
  readonly tone?: 'plain' | 'loss';
  /** What is left to do; null while that is being asked. */
  readonly next: 'again' | 'understood' | null;
}

/** A request that led to no session: what happened, and the way back. */
export function CameToNothing({ office, text, tone = 'plain', next }: CameToNothingProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Refusal text={text} tone={tone}>
      {next === null ? null : (
        <button type="button" className="button" onClick={() => office.desk.clear()}>
          {t(`session.asking.${next}`)}
        </button>
      )}
    </Refusal>
  );
}
