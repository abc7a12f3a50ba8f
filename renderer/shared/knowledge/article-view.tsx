import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Article } from '../../../app/knowledge/article.ts';
import { mayReview } from '../../../app/knowledge/article.ts';
import type { Person } from '../../../app/level/person.ts';
import type { Office } from '../../state/office.ts';
import { articleOf } from '../../state/queries.ts';
import { Icon } from '../parts/icon.tsx';
import { Listing } from '../parts/listing.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { failureText } from '../refusal-text.ts';
import { ArticleText } from './article-text.tsx';
import { DraftBar } from './draft-bar.tsx';
import { useKnowledge } from './use-knowledge.ts';
import { Versions } from './versions.tsx';

interface ArticleViewProps {
  readonly office: Office;
  readonly me: Person;
  readonly articleId: Id;
  readonly onEdit: (article: Article) => void;
  /** Begins the same article in the other language. */
  readonly onTranslate: (article: Article) => void;
  readonly onShow: (articleId: Id) => void;
}

/** One article, its draft where somebody is writing, and what this person may do with it. */
export function ArticleView(props: ArticleViewProps): ReactElement {
  const query = useQuery(articleOf(props.office.link, props.articleId));
  return <Listing query={query}>{(article) => <Shown {...props} article={article} />}</Listing>;
}

function Shown({ office, me, article, onEdit, onTranslate, onShow }: ArticleViewProps & { readonly article: Article }) {
  const { t } = useTranslation();
  const [isDraft, setDraft] = useState(true);
  const [history, setHistory] = useState(false);
  const { failure, ask } = useKnowledge(office);
  const { id, state, version, draft, solved } = article;
  const content = draft !== null && isDraft ? draft.content : article.content;
  return (
    <article className="article-view">
      <p className="article-facts">
        <span className={state === 'published' ? 'badge good' : 'badge'}>{t(`knowledge.state.${state}`)}</span>
        <span className="small soft figures">
          {version === 0 ? t('knowledge.noVersion') : t('knowledge.version', { version })}
        </span>
        {solved === 0 ? null : (
          <span className="small soft figures">{t('knowledge.solvedTimes', { count: solved })}</span>
        )}
      </p>
      <h2>{content.title}</h2>
      {draft === null ? null : (
        <DraftBar
          office={office}
          me={me}
          article={article}
          draft={draft}
          showing={isDraft}
          onShowing={version === 0 ? null : setDraft}
        />
      )}
      <ArticleText content={content} />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="article-actions">
        {state === 'archived' ? null : (
          <button type="button" className="button strong" onClick={() => onEdit(article)}>
            {t('knowledge.edit.open')}
          </button>
        )}
        <OtherLanguage article={article} onTranslate={onTranslate} onShow={onShow} />
        {version === 0 ? null : (
          <button type="button" className="button" aria-expanded={history} onClick={() => setHistory(!history)}>
            <Icon name="clock" size={16} />
            {t('knowledge.versions')}
          </button>
        )}
        {mayReview(me) ? (
          <button
            type="button"
            className="button quiet"
            onClick={() => void ask('knowledge.archive', { articleId: id, archived: state !== 'archived' })}
          >
            {t(state === 'archived' ? 'knowledge.restore' : 'knowledge.archive')}
          </button>
        ) : null}
      </div>
      {history ? <Versions office={office} articleId={id} /> : null}
    </article>
  );
}

/** To its other half, or how to write it. */
function OtherLanguage({
  article,
  onTranslate,
  onShow,
}: Pick<ArticleViewProps, 'onTranslate' | 'onShow'> & { readonly article: Article }): ReactElement {
  const { t } = useTranslation();
  const { pairedWith } = article;
  const other = article.language === 'fr' ? 'en' : 'fr';
  return pairedWith === null ? (
    <button type="button" className="button" onClick={() => onTranslate(article)}>
      {t(`knowledge.translate.${other}`)}
    </button>
  ) : (
    <button type="button" className="button" onClick={() => onShow(pairedWith)}>
      {t(`knowledge.other.${other}`)}
    </button>
  );
}
