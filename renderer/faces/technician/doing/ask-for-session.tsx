import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Capability } from '../../../../app/consent/capability.ts';
import type { Person } from '../../../../app/level/person.ts';
import { decideSession } from '../../../../app/policy/decide.ts';
import type { Removal } from '../../../../app/policy/removal.ts';
import { isOver } from '../../../../app/session/phase.ts';
import type { TicketFile } from '../../../../app/wire/requests/tickets.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Locks } from '../../../shared/parts/locks.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useCatchFocus } from '../../../shared/use-catch-focus.ts';
import type { Office } from '../../../state/office.ts';
import { rightsOf } from '../../../state/queries.ts';

interface AskForSessionProps {
  readonly office: Office;
  readonly me: Person;
  readonly file: TicketFile;
}

type Reach = 'view' | 'control';

const CAPABILITIES: Readonly<Record<Reach, Capability[]>> = { view: ['view'], control: ['view', 'control'] };
const DURATIONS = ['10', '20', '30', '60'] as const;

/** The wish for a session, and the three locks in its way, as the broker sees them before anything is asked. */
export function AskForSession({ office, me, file }: AskForSessionProps): ReactElement {
  const { t } = useTranslation();
  const desk = useStore(office.desk);
  const [chosen, setChosen] = useState<Reach | null>(null);
  const { ticket } = file;
  const { reach, obstacle, rights, removed, behind } = useRights(office, me, file, chosen);
  const title = useRef<HTMLHeadingElement>(null);
  useCatchFocus(title);
  return (
    <section className="card" aria-labelledby="remote-title">
      <h3 id="remote-title" ref={title} tabIndex={-1}>
        {t('technician.do.remote')}
      </h3>
      {obstacle === null || obstacle.type === 'technician-blocked' ? null : <Refusal text={failureText(t, obstacle)} />}
      {rights === undefined ? null : (
        <Locks
          removed={removed}
          behind={behind}
          contract={rights.contract}
          version={rights.version}
          requester={ticket.requester.name}
          administrators={rights.administrators}
          blocked={rights.blocked}
        />
      )}
      {obstacle === null ? (
        <WishForm
          reach={reach}
          onReach={setChosen}
          open={rights !== undefined && removed.length === 0}
          preparing={desk.type === 'preparing'}
          onAsk={(durationMinutes) =>
            void office.desk.ask({ ticketId: ticket.id, capabilities: CAPABILITIES[reach], durationMinutes })
          }
        />
      ) : null}
      {desk.type === 'denied' && desk.ticketId === ticket.id ? <Refusal text={failureText(t, desk.failure)} /> : null}
    </section>
  );
}

/** What the ticket itself has against a session, and what contract and rules take out of what is wanted. */
function useRights(office: Office, me: Person, { ticket, sessions }: TicketFile, chosen: Reach | null) {
  const { data } = useQuery({ ...rightsOf(office.link, ticket.id), enabled: ticket.workstation !== null });
  const reach = chosen ?? likeliestOf(data?.removed ?? []);
  const wanted = CAPABILITIES[reach];
  const decision = decideSession({
    ticket,
    technician: me,
    running: sessions.find(({ phase }) => !isOver(phase))?.technician.name ?? null,
    blocked: data?.blocked ?? null,
  });
  const ofWanted = (all: readonly Removal[] = []): readonly Removal[] =>
    all.filter(({ capability }) => wanted.includes(capability));
  return {
    reach,
    obstacle: decision.ok ? null : decision.failure,
    rights: data,
    removed: ofWanted(data?.removed),
    behind: ofWanted(data?.behind),
  };
}

/** The hand too, unless it is the one thing that is closed: a first level that may only see has nothing to choose. */
const likeliestOf = (removed: readonly Removal[]): Reach => {
  const isClosed = (one: Capability): boolean => removed.some(({ capability }) => capability === one);
  return isClosed('control') && !isClosed('view') ? 'view' : 'control';
};

interface WishFormProps {
  readonly reach: Reach;
  readonly onReach: (reach: Reach) => void;
  /** Contract and rules let it be asked. */
  readonly open: boolean;
  readonly preparing: boolean;
  readonly onAsk: (minutes: number) => void;
}

function WishForm({ reach, onReach, open, preparing, onAsk }: WishFormProps): ReactElement {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState<(typeof DURATIONS)[number]>('20');
  const ready = open && !preparing;
  return (
    <>
      <Choices<Reach>
        legend={t('technician.do.capabilities')}
        value={reach}
        onChange={onReach}
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
      <button
        type="button"
        className="button strong wide"
        aria-disabled={!ready}
        onClick={() => (ready ? onAsk(Number(minutes)) : undefined)}
      >
        {preparing ? t('technician.do.preparing') : t(reach === 'view' ? 'technician.do.askView' : 'technician.do.ask')}
      </button>
    </>
  );
}
