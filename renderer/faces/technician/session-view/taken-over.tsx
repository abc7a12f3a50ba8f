import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '../../../../app/session/phase.ts';
import type { Office } from '../../../state/office.ts';
import { fileOf } from '../../../state/queries.ts';
import { takenFrom } from './taken-from.ts';

/** Who took the ticket and with it the session, in their own words; nothing when nobody did. */
export function TakenOver({
  office,
  session,
}: {
  readonly office: Office;
  readonly session: RemoteSession;
}): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery(fileOf(office.link, session.ticketId));
  const taken = takenFrom(session, data?.timeline ?? []);
  if (taken === null) return null;
  return (
    <>
      <p>{t('session.ended.taken', { name: taken.name })}</p>
      <blockquote className="ended-words">{taken.words}</blockquote>
    </>
  );
}
