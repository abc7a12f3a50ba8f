import type { ArticleContent } from '../../../app/knowledge/article.ts';
import { ArticleContent as ArticleContentSchema } from '../../../app/knowledge/article.ts';

/** An article as its form holds it: lists as they are typed. */
export interface ArticleForm {
  readonly title: string;
  /** One a line. */
  readonly symptoms: string;
  /** Between commas. */
  readonly products: string;
  readonly audience: ArticleContent['audience'];
  readonly category: ArticleContent['category'];
  readonly steps: readonly { readonly id: number; readonly do: string; readonly ask: string }[];
  readonly stop: string;
}

export const EMPTY_FORM: ArticleForm = {
  title: '',
  symptoms: '',
  products: '',
  audience: 'everyone',
  category: 'software',
  steps: [{ id: 0, do: '', ask: '' }],
  stop: '',
};

export const formOf = (content: ArticleContent): ArticleForm => ({
  ...content,
  symptoms: content.symptoms.join('\n'),
  products: content.products.join(', '),
  steps: content.steps.map((step, id) => ({ id, do: step.do, ask: step.ask ?? '' })),
});

/** Null as long as a title or every step is missing, or something is too long; steps left empty fall away. */
export function contentOf(form: ArticleForm): ArticleContent | null {
  const parsed = ArticleContentSchema.safeParse({
    ...form,
    symptoms: partsOf(form.symptoms, '\n'),
    products: partsOf(form.products, ','),
    steps: form.steps
      .filter((step) => step.do.trim() !== '')
      .map((step) => ({ do: step.do, ask: step.ask.trim() === '' ? null : step.ask })),
    stop: form.stop.trim(),
  });
  return parsed.success ? parsed.data : null;
}

const partsOf = (list: string, separator: string): string[] =>
  list
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
