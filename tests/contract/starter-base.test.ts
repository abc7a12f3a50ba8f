import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticleFile } from '../../app/knowledge/article-file.ts';

const folder = join(import.meta.dirname, '../../resources/knowledge');
const slugs = readdirSync(join(folder, 'fr')).map((name) => name.replace(/\.md$/, ''));
const text = (language: string, slug: string): string => readFileSync(join(folder, language, `${slug}.md`), 'utf8');
const article = (language: string, slug: string) => readArticleFile(text(language, slug));

describe('[N1] the starter base', () => {
  it('has some thirty common problems, the same in both languages', () => {
    expect(slugs.length).toBeGreaterThanOrEqual(30);
    expect(readdirSync(join(folder, 'en')).toSorted()).toEqual(slugs.map((slug) => `${slug}.md`).toSorted());
  });

  it.each(slugs)('%s says the same in both languages, step by step', (slug) => {
    const { fr, en } = { fr: article('fr', slug), en: article('en', slug) };
    const shape = ({ category, audience, steps }: typeof fr) => ({
      category,
      audience,
      asks: steps.map(({ ask }) => ask !== null),
      lists: steps.map((step) => step.do.split('\n- ').length),
    });
    expect(shape(en)).toEqual(shape(fr));
    for (const { symptoms, products, stop } of [fr, en]) {
      expect(symptoms.length).toBeGreaterThanOrEqual(3);
      expect(products.length).toBeGreaterThanOrEqual(1);
      expect(stop).not.toBe('');
    }
  });

  it.each(slugs)('%s keeps the interface’s typography', (slug) => {
    const body = (language: string): string => text(language, slug).split('\n').slice(1).join('\n');
    expect([body('fr'), body('en')].filter((one) => one.includes('’'))).toEqual([]);
    expect(body('fr').match(/.* [:;?!»%].*|.*« .*/g)).toBeNull();
    expect(body('en').match(/.* [:;?!].*/g)).toBeNull();
  });
});
