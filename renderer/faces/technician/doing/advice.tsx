import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { ArticleLine } from '../../../../app/wire/requests/knowledge.ts';
import { ArticleLineButton } from '../../../shared/knowledge/article-line-button.tsx';
import { ArticleText } from '../../../shared/knowledge/article-text.tsx';
import { useKnowledge } from '../../../shared/knowledge/use-knowledge.ts';
import { useSuggestions } from '../../../shared/knowledge/use-suggestions.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { articleOf } from '../../../state/queries.ts';

/** What the documentation says of this ticket's words; nothing there, nothing shown. */
export function Advice({ office, ticket }: { readonly office: Office; readonly ticket: Ticket }): ReactElement | null {
  const { t } = useTranslation();
  const lines = useSuggestions(office.link.request, ticket.words);
  const [open, setOpen] = useState<ArticleLine | null>(null);
  if (lines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="advice-title">
      <h3 id="advice-title">{t('knowledge.title')}</h3>
      <ul className="advice-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <ArticleLineButton line={line} onOpen={() => setOpen(line)} />
          </li>
        ))}
      </ul>
      {open === null ? null : <Read office={office} ticket={ticket} line={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface ReadProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly line: ArticleLine;
  readonly onClose: () => void;
}

function Read({ office, ticket, line, onClose }: ReadProps): ReactElement {
  const { t } = useTranslation();
  const query = useQuery(articleOf(office.link, line.id));
  const [isCounted, setCounted] = useState(false);
  const { busy, failure, ask } = useKnowledge(office);
  const count = async (): Promise<void> => {
    setCounted((await ask('knowledge.solved', { articleId: line.id, ticketId: ticket.id })) !== null);
  };
  return (
    <Dialog title={line.title} side onClose={onClose}>
      <Listing query={query}>{({ content }) => <ArticleText content={content} />}</Listing>
      {isCounted ? <Notice icon="check" tone="good" title={t('knowledge.counted')} /> : null}
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.close')}
        </button>
        {isCounted ? null : (
          <button type="button" className="button strong" aria-disabled={busy} onClick={() => void count()}>
            {t('knowledge.thisSolved')}
          </button>
        )}
      </div>
    </Dialog>
  );
}
