import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Capability } from '../../../../app/consent/capability.ts';
import type { Person } from '../../../../app/level/person.ts';
import { decideSession } from '../../../../app/policy/decide.ts';
import { isOver } from '../../../../app/session/phase.ts';
import type { TicketFile } from '../../../../app/wire/requests/tickets.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useCatchFocus } from '../../../shared/use-catch-focus.ts';
import type { Office } from '../../../state/office.ts';
import { Locks } from './locks.tsx';

interface AskForSessionProps {
  readonly office: Office;
  readonly me: Person;
  readonly file: TicketFile;
}

type Reach = 'view' | 'control';

const CAPABILITIES: Readonly<Record<Reach, Capability[]>> = { view: ['view'], control: ['view', 'control'] };
const DURATIONS = ['10', '20', '30', '60'] as const;

/** The wish for a session, and the locks in its way, decided here by the same rules as at the broker. */
export function AskForSession({ office, me, file }: AskForSessionProps): ReactElement {
  const { t } = useTranslation();
  const desk = useStore(office.desk);
  const [reach, setReach] = useState<Reach>('control');
  const [minutes, setMinutes] = useState<(typeof DURATIONS)[number]>('20');
  const { ticket, sessions } = file;
  const decision = decideSession({
    ticket,
    technician: { id: me.id, level: me.level ?? 1 },
    running: sessions.find(({ phase }) => !isOver(phase))?.technician.name ?? null,
    sessions,
  });
  const title = useRef<HTMLHeadingElement>(null);
  useCatchFocus(title);
  const preparing = desk.type === 'preparing';
  const ask = (): void => {
    if (preparing || !decision.ok) return;
    void office.desk.ask({
      ticketId: ticket.id,
      capabilities: CAPABILITIES[reach],
      durationMinutes: Number(minutes),
    });
  };

  return (
    <section className="card" aria-labelledby="remote-title">
      <h3 id="remote-title" ref={title} tabIndex={-1}>
        {t('technician.do.remote')}
      </h3>
      <Locks refusal={decision.ok ? null : decision.failure} requester={ticket.requester.name} />
      {decision.ok ? (
        <>
          <Choices<Reach>
            legend={t('technician.do.capabilities')}
            value={reach}
            onChange={setReach}
            options={[
              { value: 'view', label: t('technician.do.view'), icon: 'eye' },
              { value: 'control', label: t('technician.do.control'), icon: 'hand' },
            ]}
          />
          <Choices<(typeof DURATIONS)[number]>
            legend={t('technician.do.duration')}
            joined
            value={minutes}
            onChange={setMinutes}
            options={DURATIONS.map((value) => ({ value, label: t('technician.do.minutes', { count: Number(value) }) }))}
          />
          <button type="button" className="button strong wide" aria-disabled={preparing} onClick={ask}>
            {preparing
              ? t('technician.do.preparing')
              : t(reach === 'view' ? 'technician.do.askView' : 'technician.do.ask')}
          </button>
        </>
      ) : null}
      {desk.type === 'denied' && desk.ticketId === ticket.id ? <Refusal text={failureText(t, desk.failure)} /> : null}
    </section>
  );
}
