import { describe, expect, it } from 'vitest';
import type { ArticleContent } from '../../../app/knowledge/article.ts';
import { contentOf, EMPTY_FORM, formOf } from './article-draft.ts';

const content: ArticleContent = {
  title: 'Le Wi-Fi',
  symptoms: ['pas de wifi', 'réseau introuvable'],
  products: ['wifi', 'réseau'],
  audience: 'everyone',
  category: 'hardware',
  steps: [
    { do: 'Éteignez.\nRallumez.', ask: 'Est-ce mieux ?' },
    { do: 'Attendez.', ask: null },
  ],
  stop: '',
};

describe('an article’s form', () => {
  it('gives back what it was filled with', () => {
    expect(contentOf(formOf(content))).toEqual(content);
  });

  it('is nothing yet without a title or a step', () => {
    expect(contentOf(EMPTY_FORM)).toBeNull();
    expect(contentOf({ ...formOf(content), title: ' ' })).toBeNull();
    expect(contentOf({ ...formOf(content), steps: [{ id: 0, do: ' ', ask: 'Alors ?' }] })).toBeNull();
  });

  it('leaves out empty steps, lines and words between commas', () => {
    const form = { ...formOf(content), symptoms: '\n un \n\n', products: ' , a,,b ' };
    const steps = [{ id: 9, do: ' ', ask: '' }, ...form.steps];
    expect(contentOf({ ...form, steps })).toEqual({ ...content, symptoms: ['un'], products: ['a', 'b'] });
  });
});
