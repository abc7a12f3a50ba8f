import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Article, ArticleLanguage } from '../../../app/knowledge/article.ts';
import type { Office } from '../../state/office.ts';
import { articlesOf } from '../../state/queries.ts';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Listing } from '../parts/listing.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { Writing } from './article-editor.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { articleLanguage } from './article-language.ts';
import { ArticleLineButton } from './article-line-button.tsx';
import { ArticleView } from './article-view.tsx';
import { useRested } from './use-rested.ts';
import './knowledge.css';

interface DocumentationProps {
  readonly office: Office;
  /** What to begin with: an article made of a ticket. */
  readonly writing?: Writing | null;
  /** An article that is open from the first. */
  readonly articleId?: Id | null;
}

/** Left what there is, right the article that is read or written. */
export function Documentation({ office, writing: begun = null, articleId = null }: DocumentationProps): ReactElement {
  const { t, i18n } = useTranslation();
  const me = office.usePerson();
  const [words, setWords] = useState('');
  const [language, setLanguage] = useState<ArticleLanguage>(articleLanguage(i18n.language));
  const [show, setShow] = useState<'published' | 'waiting' | 'all'>('published');
  const [open, setOpen] = useState<Id | null>(articleId);
  const [writing, setWriting] = useState<Writing | null>(begun);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where the two stand one below the other, what was opened would stay out of sight.
    if (open !== null || writing !== null) article.current?.scrollIntoView({ block: 'nearest' });
  }, [open, writing]);
  const asked = useRested(words.trim());
  const query = useQuery(articlesOf(office.link, { words: asked, language, show }));
  const write = (changed: Partial<Writing>): void =>
    setWriting({ article: null, language, start: null, fromTicket: null, pairedWith: null, ...changed });
  const read = (articleId: Id): void => {
    setWriting(null);
    setOpen(articleId);
  };
  return (
    <div className="documentation">
      <section className="documentation-list" aria-label={t('knowledge.list')}>
        <div className="documentation-head">
          <h1>{t('knowledge.title')}</h1>
          <button type="button" className="button" onClick={() => write({})}>
            <Icon name="plus" size={16} />
            {t('knowledge.edit.new')}
          </button>
        </div>
        <TextField label={t('knowledge.search')} value={words} onChange={setWords} maxLength={200} />
        <Choices
          legend={t('knowledge.language')}
          legendHidden
          joined
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'fr', label: t('knowledge.languages.fr') },
            { value: 'en', label: t('knowledge.languages.en') },
          ]}
        />
        {asked === '' ? (
          <Choices
            legend={t('knowledge.show.label')}
            legendHidden
            joined
            value={show}
            onChange={setShow}
            options={(['published', 'waiting', 'all'] as const).map((value) => ({
              value,
              label: t(`knowledge.show.${value}`),
            }))}
          />
        ) : null}
        <Listing query={query}>
          {(lines) =>
            lines.length === 0 ? (
              <Empty icon="document" title={t('knowledge.none')} next={t('knowledge.noneNext')} />
            ) : (
              <ul className="documentation-lines">
                {lines.map((line) => (
                  <li key={line.id}>
                    <ArticleLineButton line={line} current={line.id === open} onOpen={() => read(line.id)} />
                  </li>
                ))}
              </ul>
            )
          }
        </Listing>
      </section>
      <section ref={article} className="documentation-article" aria-label={t('knowledge.article')}>
        {writing === null ? null : (
          <ArticleEditor
            key={writing.article?.id ?? 'new'}
            office={office}
            writing={writing}
            onSaved={({ id }) => read(id)}
            onCancel={() => setWriting(null)}
          />
        )}
        {writing === null && open !== null && me !== null ? (
          <ArticleView
            key={open}
            office={office}
            me={me}
            articleId={open}
            onShow={read}
            onEdit={(article) => write({ article, language: article.language })}
            onTranslate={(article) => write(translationOf(article))}
          />
        ) : null}
        {writing === null && open === null ? (
          <Empty icon="document" title={t('knowledge.nothingOpen')} next={t('knowledge.nothingOpenNext')} />
        ) : null}
      </section>
    </div>
  );
}

const translationOf = ({ id, language, content }: Article): Partial<Writing> => ({
  language: language === 'fr' ? 'en' : 'fr',
  start: content,
  pairedWith: id,
});
