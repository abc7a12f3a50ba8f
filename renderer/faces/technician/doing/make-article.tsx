import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Writing } from '../../../shared/knowledge/article-editor.tsx';
import { articleLanguage } from '../../../shared/knowledge/article-language.ts';
import { useKnowledge } from '../../../shared/knowledge/use-knowledge.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';

interface MakeArticleProps {
  readonly office: Office;
  readonly ticketId: Id;
  readonly onWrite: (writing: Writing) => void;
}

/** What was learnt on a ticket, for the next who has the same trouble. */
export function MakeArticle({ office, ticketId, onWrite }: MakeArticleProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { busy, failure, ask } = useKnowledge(office);
  const begin = async (): Promise<void> => {
    const language = articleLanguage(i18n.language);
    const start = await ask('knowledge.from-ticket', { ticketId, language });
    if (start !== null) onWrite({ article: null, language, start, fromTicket: ticketId, pairedWith: null });
  };
  return (
    <>
      <button type="button" className="button wide" aria-disabled={busy} onClick={() => void begin()}>
        <Icon name="document" size={18} />
        {t('knowledge.makeArticle')}
      </button>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
    </>
  );
}
