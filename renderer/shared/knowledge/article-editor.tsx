import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Article, ArticleContent, ArticleLanguage } from '../../../app/knowledge/article.ts';
import type { Office } from '../../state/office.ts';
import { Choices } from '../parts/choices.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { TextField } from '../parts/text-field.tsx';
import { failureText } from '../refusal-text.ts';
import { useFaultFocus } from '../use-fault-focus.ts';
import type { ArticleForm } from './article-draft.ts';
import { contentOf, EMPTY_FORM, formOf } from './article-draft.ts';
import { ArticleText } from './article-text.tsx';
import { StepsForm } from './steps-form.tsx';
import { useKnowledge } from './use-knowledge.ts';

/** What is being written: an article that is there, or a new one and where it comes from. */
export interface Writing {
  readonly article: Article | null;
  readonly language: ArticleLanguage;
  /** What a new one starts from. */
  readonly start: ArticleContent | null;
  readonly fromTicket: Id | null;
  readonly pairedWith: Id | null;
}

interface ArticleEditorProps {
  readonly office: Office;
  readonly writing: Writing;
  readonly onSaved: (article: Article) => void;
  readonly onCancel: () => void;
}

/** The form on one side, what readers will see on the other. */
export function ArticleEditor({ office, writing, onSaved, onCancel }: ArticleEditorProps): ReactElement {
  const { t } = useTranslation();
  const { article, start } = writing;
  const begun = article?.draft?.content ?? article?.content ?? start;
  const [form, setForm] = useState<ArticleForm>(begun === null ? EMPTY_FORM : formOf(begun));
  const [tries, setTries] = useState(0);
  const element = useRef<HTMLFormElement>(null);
  useFaultFocus(element, tries);
  const { busy, failure, ask } = useKnowledge(office);
  const content = contentOf(form);
  const change = (changed: Partial<ArticleForm>): void => setForm({ ...form, ...changed });
  const save = async (): Promise<void> => {
    setTries(tries + 1);
    if (content === null) return;
    const saved = await ask('knowledge.save-draft', {
      articleId: article?.id ?? null,
      revision: article?.draft?.revision ?? 0,
      language: writing.language,
      pairedWith: writing.pairedWith,
      fromTicket: writing.fromTicket,
      content,
    });
    if (saved !== null) onSaved(saved);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  const missing = (isMissing: boolean): string | undefined =>
    tries > 0 && isMissing ? t('knowledge.edit.missing') : undefined;

  return (
    <form ref={element} className="article-form" onSubmit={onSubmit} aria-labelledby="article-form-title" noValidate>
      <h2 id="article-form-title">{t(article === null ? 'knowledge.edit.new' : 'knowledge.edit.title')}</h2>
      {writing.fromTicket === null ? null : <p className="soft">{t('knowledge.edit.fromTicket')}</p>}
      <div className="article-columns">
        <div className="article-fields">
          <TextField
            label={t('knowledge.edit.name')}
            value={form.title}
            onChange={(title) => change({ title })}
            maxLength={120}
            fault={missing(form.title.trim() === '')}
          />
          <TextField
            label={t('knowledge.edit.symptoms')}
            hint={t('knowledge.edit.symptomsHint')}
            lines={3}
            value={form.symptoms}
            onChange={(symptoms) => change({ symptoms })}
            maxLength={2000}
          />
          <TextField
            label={t('knowledge.edit.products')}
            value={form.products}
            onChange={(products) => change({ products })}
            maxLength={1000}
          />
          <Choices
            legend={t('knowledge.edit.category')}
            value={form.category}
            onChange={(category) => change({ category })}
            options={(['hardware', 'software', 'information'] as const).map((value) => ({
              value,
              label: t(`knowledge.category.${value}`),
            }))}
          />
          <Choices
            legend={t('knowledge.edit.audience')}
            value={form.audience}
            onChange={(audience) => change({ audience })}
            options={(['everyone', 'technicians'] as const).map((value) => ({
              value,
              label: t(`knowledge.audience.${value}`),
            }))}
          />
          <StepsForm
            steps={form.steps}
            onChange={(steps) => change({ steps })}
            fault={missing(form.steps.every((step) => step.do.trim() === ''))}
          />
          <TextField
            label={t('knowledge.stop')}
            lines={2}
            value={form.stop}
            onChange={(stop) => change({ stop })}
            maxLength={2000}
          />
        </div>
        <section className="article-preview" aria-label={t('knowledge.edit.preview')}>
          <p className="small soft">{t('knowledge.edit.preview')}</p>
          {content === null ? (
            <p className="soft">{t('knowledge.edit.previewEmpty')}</p>
          ) : (
            <>
              <h3>{content.title}</h3>
              <ArticleText content={content} />
            </>
          )}
        </section>
      </div>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onCancel}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('knowledge.edit.save')}
        </button>
      </div>
    </form>
  );
}
