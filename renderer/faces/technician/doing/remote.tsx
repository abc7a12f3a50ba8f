import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Person } from '../../../../app/level/person.ts';
import { isOver } from '../../../../app/session/phase.ts';
import type { TicketFile } from '../../../../app/wire/requests/tickets.ts';
import { isUnderWay } from '../../../state/desk-state.ts';
import type { Office } from '../../../state/office.ts';
import { AskForSession } from './ask-for-session.tsx';
import { Asking } from './asking.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { OtherTicket } from './other-ticket.tsx';

interface RemoteProps {
  readonly office: Office;
  readonly me: Person;
  readonly file: TicketFile;
  readonly onShow: (ticketId: Id) => void;
}

/** One place for a remote session: the wish, the wait for an answer, or what stands in its way. */
export function Remote({ office, me, file, onShow }: RemoteProps): ReactElement {
  const desk = useStore(office.desk);
  const { ticket, sessions } = file;
  const ours = 'session' in desk ? desk.session : null;
  if ((desk.type === 'asking' || desk.type === 'broken-off') && desk.session.ticketId === ticket.id)
    return <Asking office={office} desk={desk} requester={ticket.requester.name} />;
  if (ours !== null && isUnderWay(desk)) return <OtherTicket session={ours} onShow={onShow} />;

  const lost = sessions.find(
    ({ id, phase, technician }) => !isOver(phase) && technician.id === me.id && id !== ours?.id,
  );
  if (lost !== undefined && desk.type !== 'preparing') return <Elsewhere office={office} session={lost} />;
  return <AskForSession office={office} me={me} file={file} />;
}
