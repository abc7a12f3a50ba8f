import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { ArticleLine } from '../../../../app/wire/requests/knowledge.ts';
import type { IntakeDraft } from '../../../ports/intake-draft.ts';
import { ArticleLineButton } from '../../../shared/knowledge/article-line-button.tsx';
import { ArticleText } from '../../../shared/knowledge/article-text.tsx';
import { useSuggestions } from '../../../shared/knowledge/use-suggestions.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { agoOf } from '../../../shared/time.ts';
import { useNow } from '../../../shared/use-now.ts';
import type { Office } from '../../../state/office.ts';
import { articleOf, callerFileOf } from '../../../state/queries.ts';
import { KnownIncidents } from '../advice/known-incidents.tsx';
import type { Incidents } from '../advice/use-incidents.ts';
import { useRequest } from '../doing/use-request.ts';
import { PriorityMark } from '../queue/priority-mark.tsx';

interface KnownProps {
  readonly office: Office;
  readonly draft: IntakeDraft;
  readonly incidents: Incidents;
  readonly onRecorded: (ticket: Ticket) => void;
}

/** What is known already, while somebody talks: what the caller waits for, and what has helped others. */
export function Known({ office, draft, incidents, onRecorded }: KnownProps): ReactElement {
  const { t } = useTranslation();
  const lines = useSuggestions(office.link.request, draft.words);
  const [read, setRead] = useState<ArticleLine | null>(null);
  return (
    <aside className="intake-known" aria-label={t('desk.known.title')}>
      <KnownIncidents incidents={incidents} now={office.now} />
      <section aria-labelledby="known-open">
        <h2 id="known-open">{t('desk.known.open')}</h2>
        {draft.caller === null ? (
          <p className="soft">{t('desk.known.noCaller')}</p>
        ) : (
          <OpenTickets office={office} draft={draft} personId={draft.caller.id} onRecorded={onRecorded} />
        )}
      </section>
      <section aria-labelledby="known-advice">
        <h2 id="known-advice">{t('desk.known.advice')}</h2>
        {lines.length === 0 ? <p className="soft">{t('desk.known.noAdvice')}</p> : null}
        <ul className="advice-lines">
          {lines.map((line) => (
            <li key={line.id}>
              <ArticleLineButton line={line} onOpen={() => setRead(line)} />
            </li>
          ))}
        </ul>
      </section>
      {read === null ? null : <Read office={office} line={read} onClose={() => setRead(null)} />}
    </aside>
  );
}

interface OpenTicketsProps extends Omit<KnownProps, 'incidents'> {
  readonly personId: string;
}

function OpenTickets({ office, draft, personId, onRecorded }: OpenTicketsProps): ReactElement {
  const { t } = useTranslation();
  const query = useQuery(callerFileOf(office.link, personId));
  const { busy, failure, ask } = useRequest(office, 'intake.attach');
  const [isMissing, setMissing] = useState(false);
  const now = useNow(office.now, 15_000);
  const attach = async (ticketId: string): Promise<void> => {
    const words = Words.safeParse(draft.words);
    setMissing(!words.success);
    if (!words.success) return document.getElementById('intake-reason')?.focus();
    const ticket = await ask({ intakeId: draft.intakeId, ticketId, words: words.data });
    if (ticket !== null) onRecorded(ticket);
  };
  return (
    <Listing query={query}>
      {({ open }) => (
        <>
          {open.length === 0 ? <p className="soft">{t('desk.known.nothingOpen')}</p> : null}
          <ul className="known-tickets">
            {open.map((ticket) => (
              <li key={ticket.id}>
                <p className="known-line">
                  <PriorityMark priority={ticket.priority} />
                  <span className="mono">{ticket.reference}</span>
                  <span className="soft">{agoOf(t, now - ticket.openedAt)}</span>
                </p>
                <p className="known-words">{ticket.words}</p>
                <button
                  type="button"
                  className="button"
                  aria-disabled={busy}
                  aria-label={t('desk.known.attachTo', { reference: ticket.reference })}
                  onClick={() => void attach(ticket.id)}
                >
                  {t('desk.known.attach')}
                </button>
              </li>
            ))}
          </ul>
          {isMissing ? <p className="fault">{t('desk.known.attachNeeds')}</p> : null}
          {failure === null ? null : <Refusal text={failureText(t, failure)} />}
        </>
      )}
    </Listing>
  );
}

interface ReadProps {
  readonly office: Office;
  readonly line: ArticleLine;
  readonly onClose: () => void;
}

function Read({ office, line, onClose }: ReadProps): ReactElement {
  const { t } = useTranslation();
  const query = useQuery(articleOf(office.link, line.id));
  return (
    <Dialog title={line.title} side onClose={onClose}>
      <Listing query={query}>{({ content }) => <ArticleText content={content} />}</Listing>
      <div className="actions spread">
        <button type="button" className="button strong" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}
