import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../app/kernel/scalars.ts';
import type { Article, Draft } from '../../../app/knowledge/article.ts';
import { mayReview } from '../../../app/knowledge/article.ts';
import type { Person } from '../../../app/level/person.ts';
import type { Office } from '../../state/office.ts';
import { Notice } from '../parts/notice.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { TextField } from '../parts/text-field.tsx';
import { failureText } from '../refusal-text.ts';
import { useKnowledge } from './use-knowledge.ts';

interface DraftBarProps {
  readonly office: Office;
  readonly me: Person;
  readonly article: Article;
  readonly draft: Draft;
  /** Whether the draft is what is read now. */
  readonly showing: boolean;
  /** Null where nothing is published beside it. */
  readonly onShowing: ((showing: boolean) => void) | null;
}

/** Where the draft stands, and its next step: to hand it in, or to have read it. */
export function DraftBar({ office, me, article, draft, showing, onShowing }: DraftBarProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState<string | null>(null);
  const { busy, failure, ask } = useKnowledge(office);
  const read = { articleId: article.id, revision: draft.revision };
  const isWaiting = draft.submittedAt !== null;
  const sendBack = async (): Promise<void> => {
    const parsed = Words.safeParse(words ?? '');
    if (parsed.success && (await ask('knowledge.send-back', { ...read, words: parsed.data })) !== null) setWords(null);
  };
  return (
    <Notice
      icon="document"
      title={t(isWaiting ? 'knowledge.draft.waiting' : 'knowledge.draft.writing', { name: draft.author.name })}
    >
      {draft.returned === null ? null : <p>{t('knowledge.draft.returned', { words: draft.returned })}</p>}
      <div className="article-actions">
        {onShowing === null ? null : (
          <button type="button" className="button quiet" onClick={() => onShowing(!showing)}>
            {t(showing ? 'knowledge.draft.showPublished' : 'knowledge.draft.showDraft')}
          </button>
        )}
        {isWaiting ? null : (
          <button
            type="button"
            className="button"
            aria-disabled={busy}
            onClick={() => void ask('knowledge.submit', read)}
          >
            {t('knowledge.draft.submit')}
          </button>
        )}
        {isWaiting && mayReview(me) ? (
          <>
            <button
              type="button"
              className="button strong"
              aria-disabled={busy}
              onClick={() => void ask('knowledge.publish', read)}
            >
              {t('knowledge.draft.publish')}
            </button>
            <button
              type="button"
              className="button"
              aria-expanded={words !== null}
              onClick={() => setWords(words === null ? '' : null)}
            >
              {t('knowledge.draft.sendBack')}
            </button>
          </>
        ) : null}
      </div>
      {words === null ? null : (
        <div className="article-fields">
          <TextField
            label={t('knowledge.draft.why')}
            lines={2}
            value={words}
            onChange={setWords}
            maxLength={2000}
            focused
          />
          <button type="button" className="button" aria-disabled={busy} onClick={() => void sendBack()}>
            {t('knowledge.draft.sendBackNow')}
          </button>
        </div>
      )}
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
    </Notice>
  );
}
