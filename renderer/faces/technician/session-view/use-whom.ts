import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '../../../../app/session/phase.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { useTitle } from '../../../shared/use-title.ts';
import type { Office } from '../../../state/office.ts';
import { fileOf } from '../../../state/queries.ts';

/** Whose screen a session shows; it names the window and the region too. */
export function useWhom(
  { link }: Office,
  { ticketId, reference }: RemoteSession,
): { readonly ticket: Ticket | null; readonly region: string } {
  const { t } = useTranslation();
  // As it was read before the session: its history grows meanwhile, and nobody looks at it here.
  const { data } = useQuery({ ...fileOf(link, ticketId), enabled: false });
  const ticket = data?.ticket ?? null;
  const name = ticket?.requester.name;
  useTitle(name === undefined ? reference : `${reference} · ${name}`);
  return {
    ticket,
    region: name === undefined ? t('session.view.region') : t('session.view.regionWith', { name }),
  };
}
