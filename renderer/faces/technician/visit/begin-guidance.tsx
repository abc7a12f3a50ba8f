import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { CheckLine } from '../../../../app/visit/intervention.ts';
import { useSuggestions } from '../../../shared/knowledge/use-suggestions.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useFirstField } from '../course/use-first-field.ts';
import { useRequest } from '../doing/use-request.ts';

interface BeginGuidanceProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

const MOST_LINES = 30;

/** What to go through on the telephone: an article's steps, lines of one's own, or nothing but the call. */
export function BeginGuidance({ office, ticket, onClose }: BeginGuidanceProps): ReactElement {
  const { t } = useTranslation();
  const [id] = useState(() => crypto.randomUUID());
  const [articleId, setArticleId] = useState('');
  const [lines, setLines] = useState('');
  // Whoever is guided reads the steps: what is written for the support alone is not offered.
  const articles = useSuggestions(office.link.request, ticket.words).filter(({ audience }) => audience === 'everyone');
  const form = useRef<HTMLFormElement>(null);
  useFirstField(form);
  const { busy, failure, ask } = useRequest(office, 'guidance.begin');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const checklist = [...(await stepsOf(office, articleId)), ...linesIn(lines)].slice(0, MOST_LINES);
    const chosen = articleId === '' ? null : articleId;
    if ((await ask({ ticketId: ticket.id, interventionId: id, articleId: chosen, checklist })) !== null) onClose();
  };
  return (
    <form ref={form} className="words-form" onSubmit={(event) => void onSubmit(event)} noValidate>
      {articles.length === 0 ? null : (
        <SelectField
          label={t('visits.guidance.article')}
          value={articleId}
          none={t('visits.guidance.noArticle')}
          options={articles.map((article) => ({ value: article.id, label: article.title }))}
          onChange={setArticleId}
        />
      )}
      <TextField
        label={t('visits.guidance.lines')}
        hint={t('visits.guidance.linesHint')}
        lines={3}
        maxLength={4000}
        value={lines}
        onChange={setLines}
      />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('visits.guidance.start')}
        </button>
      </div>
    </form>
  );
}

/** An article that can't be read now leaves the call without its steps, never without itself. */
async function stepsOf({ link }: Office, articleId: string): Promise<CheckLine[]> {
  if (articleId === '') return [];
  const article = await link.request('knowledge.show', { articleId });
  return article.ok ? article.value.content.steps.map((step) => ({ words: step.do, done: false })) : [];
}

const linesIn = (typed: string): CheckLine[] =>
  typed
    .split('\n')
    .map((line) => Words.safeParse(line))
    .flatMap((line) => (line.success ? [{ words: line.data, done: false }] : []));
