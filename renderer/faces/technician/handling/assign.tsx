import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '../../../../app/desk/colleague.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { colleaguesOf } from '../../../state/queries.ts';
import { PresenceMark } from '../colleagues/presence-mark.tsx';
import { useRequest } from '../doing/use-request.ts';

interface AssignProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly me: Id;
  readonly onClose: () => void;
}

type Target = { readonly type: 'person' | 'team'; readonly id: Id };

/** To whoever of this level, with what they do at this moment; or to one of its teams. */
export function Assign({ office, ticket, me, onClose }: AssignProps): ReactElement {
  const { t } = useTranslation();
  const query = useQuery(colleaguesOf(office.link));
  const [to, setTo] = useState<Target | null>(null);
  const [tried, setTried] = useState(false);
  const { busy, failure, ask } = useRequest(office, 'ticket.assign');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (to !== null && (await ask({ ticketId: ticket.id, to })) !== null) onClose();
  };
  return (
    <Dialog title={t('desk.handling.assignTitle', { reference: ticket.reference })} onClose={onClose}>
      <form className="release" onSubmit={(event) => void onSubmit(event)} noValidate>
        <p className="soft">{t('desk.handling.assignBody', { level: ticket.level })}</p>
        <Listing query={query}>
          {(colleagues) => (
            <Targets
              colleagues={colleagues.filter(({ id, level }) => level === ticket.level && id !== me)}
              teams={teamsOf(colleagues.filter(({ level }) => level === ticket.level))}
              to={to}
              onChoose={setTo}
            />
          )}
        </Listing>
        {tried && to === null ? <p className="fault">{t('desk.handling.choose')}</p> : null}
        {failure === null ? null : <Refusal text={failureText(t, failure)} />}
        <div className="actions spread">
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button strong" aria-disabled={busy}>
            {t('desk.handling.confirm')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface TargetsProps {
  readonly colleagues: readonly Colleague[];
  readonly teams: readonly { readonly id: Id; readonly name: string }[];
  readonly to: Target | null;
  readonly onChoose: (to: Target) => void;
}

function Targets({ colleagues, teams, to, onChoose }: TargetsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="assign-to">
      <fieldset>
        <legend className="field-label">{t('desk.handling.colleagues')}</legend>
        {colleagues.length === 0 ? <p className="soft">{t('desk.handling.noOne')}</p> : null}
        {colleagues.map((one) => (
          <label key={one.id} className="assign-row">
            <input
              type="radio"
              name="assign-to"
              checked={to?.type === 'person' && to.id === one.id}
              onChange={() => onChoose({ type: 'person', id: one.id })}
            />
            <span className="assign-name">{one.name}</span>
            <PresenceMark presence={one.presence} />
            <span className="soft figures">{t('desk.colleagues.tickets', { count: one.tickets })}</span>
          </label>
        ))}
      </fieldset>
      {teams.length === 0 ? null : (
        <fieldset>
          <legend className="field-label">{t('desk.handling.teams')}</legend>
          {teams.map(({ id, name }) => (
            <label key={id} className="assign-row">
              <input
                type="radio"
                name="assign-to"
                checked={to?.type === 'team' && to.id === id}
                onChange={() => onChoose({ type: 'team', id })}
              />
              <span className="assign-name">{name}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

const teamsOf = (colleagues: readonly Colleague[]): { id: Id; name: string }[] => [
  ...new Map(
    colleagues.flatMap(({ teamId, team }) => (teamId === null ? [] : [[teamId, { id: teamId, name: team }] as const])),
  ).values(),
];
