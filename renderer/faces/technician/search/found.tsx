import type { ReactElement, ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { MOST_FOUND } from '../../../../app/wire/requests/tickets.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { dateOf } from '../../../shared/time.ts';
import type { Narrowed } from './search-draft.ts';

interface FoundProps {
  readonly found: RequestOutput<'search.everything'>;
  readonly onTicket: (ticketId: Id) => void;
  readonly onArticle: (articleId: Id) => void;
  /** Whose tickets alone are wanted from there on. */
  readonly onNarrow: (narrowed: Narrowed) => void;
}

/** Each kind under its name; what is not there is not named. */
export function Found({ found, onTicket, onArticle, onNarrow }: FoundProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { tickets, people, workstations, articles } = found;
  if ([tickets, people, workstations, articles].every(({ length }) => length === 0))
    return (
      <div role="status">
        <p>{t('reports.search.nothing')}</p>
        <p className="small soft">{t('reports.search.nothingNext')}</p>
      </div>
    );
  return (
    <div className="found">
      <Kind name={t('reports.search.people')} count={people.length}>
        {people.map(({ id, name, organisation, email }) => (
          <Line key={id} icon="person" onOpen={() => onNarrow({ to: 'person', id, name })} more={organisation ?? email}>
            {name}
          </Line>
        ))}
      </Kind>
      <Kind name={t('reports.search.workstations')} count={workstations.length}>
        {workstations.map(({ id, name, owner }) => (
          <Line
            key={id}
            icon="screen"
            onOpen={() => onNarrow({ to: 'workstation', id, name })}
            more={t('reports.search.owner', { name: owner })}
          >
            {name}
          </Line>
        ))}
      </Kind>
      <Kind name={t('reports.search.tickets')} count={tickets.length}>
        {tickets.map((ticket) => (
          <Line
            key={ticket.id}
            icon="list"
            onOpen={() => onTicket(ticket.id)}
            more={`${ticket.requester.name} · ${t(`technician.state.${ticket.state}`)} · ${dateOf(i18n.language, ticket.openedAt)}`}
          >
            <span className="mono">{ticket.reference}</span> {ticket.words}
          </Line>
        ))}
      </Kind>
      {tickets.length === MOST_FOUND ? (
        <p className="small soft">{t('reports.search.most', { count: MOST_FOUND })}</p>
      ) : null}
      <Kind name={t('reports.search.articles')} count={articles.length}>
        {articles.map(({ id, title, category }) => (
          <Line key={id} icon="document" onOpen={() => onArticle(id)} more={t(`desk.category.${category}`)}>
            {title}
          </Line>
        ))}
      </Kind>
    </div>
  );
}

interface KindProps {
  readonly name: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Kind({ name, count, children }: KindProps): ReactElement | null {
  const id = useId();
  if (count === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <ul>{children}</ul>
    </section>
  );
}

interface LineProps {
  readonly icon: IconName;
  readonly more: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function Line({ icon, more, onOpen, children }: LineProps): ReactElement {
  return (
    <li>
      <button type="button" className="found-line" onClick={onOpen}>
        <Icon name={icon} size={16} />
        <span className="found-words">{children}</span>
        <span className="small soft found-more">{more}</span>
      </button>
    </li>
  );
}
