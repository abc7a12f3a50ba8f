import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleContent, ArticleLanguage } from '../../app/knowledge/article.ts';
import { readArticleFile } from '../../app/knowledge/article-file.ts';
import type { Client } from './support/client.ts';
import type { Desk } from './support/desk.ts';
import { openDesk } from './support/desk.ts';

const folder = join(import.meta.dirname, '../../resources/knowledge');
const articlesIn = (language: ArticleLanguage): ArticleContent[] =>
  readdirSync(join(folder, language)).map((name) =>
    readArticleFile(readFileSync(join(folder, language, name), 'utf8')),
  );
const base = { fr: articlesIn('fr'), en: articlesIn('en') };
const everything = (['fr', 'en'] as const).flatMap((language) =>
  base[language].flatMap((article) => article.symptoms.map((words) => ({ language, words, title: article.title }))),
);

let desk: Desk;
let employee: Client;
beforeAll(async () => {
  desk = await openDesk();
  employee = await desk.employee();
});
afterAll(() => desk?.close());

const suggested = async (words: string, language: ArticleLanguage): Promise<string[]> =>
  (await employee.ask('knowledge.suggest', { words, language })).map(({ title }) => title);

/** The search that a technician does looks further down than three lines. */
async function missing(asked: readonly { words: string; language: ArticleLanguage; title: string }[]) {
  const missed: string[] = [];
  for (const { words, language, title } of asked)
    if (!(await suggested(words, language)).includes(title)) missed.push(`${words} → ${title}`);
  return missed;
}

const unaccented = (words: string): string => words.normalize('NFD').replaceAll(/\p{M}/gu, '');

describe('[N4] the words of employees', () => {
  it('every symptom finds its article among what is suggested', { timeout: 120_000 }, async () => {
    expect(await missing(everything)).toEqual([]);
  });

  it('finds the same without accents and in capitals', { timeout: 120_000 }, async () => {
    for (const { words, language } of everything.filter((one) => unaccented(one.words) !== one.words)) {
      const plain = await suggested(words, language);
      expect([await suggested(unaccented(words), language), await suggested(words.toUpperCase(), language)]).toEqual([
        plain,
        plain,
      ]);
    }
  });

  it('a title with a typing error in its longest word still finds its article', { timeout: 120_000 }, async () => {
    const titles = (['fr', 'en'] as const).flatMap((language) =>
      base[language].map(({ title }) => ({ language, title })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...titles),
        fc.nat({ max: 100 }),
        fc.constantFrom('left out', 'doubled', 'swapped'),
        async ({ language, title }, at, error) => {
          const words = mistyped(title, at, error);
          expect(await suggested(words, language), words).toContain(title);
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['mon imprimnte marche plus', "L'imprimante n'imprime pas"],
    ['jai oublier mon mot de pass', "J'ai oublié mon mot de passe"],
    ['wifi', 'Le Wi-Fi ne fonctionne pas'],
    ['imprim', "L'imprimante n'imprime pas"],
  ])('“%s” finds “%s”', async (words, title) => {
    expect(await suggested(words, 'fr')).toContain(title);
  });

  it('words of the other language find the article of that language', async () => {
    expect(await suggested('my screen stays black', 'fr')).toContain('The screen stays black');
  });

  it('what nothing is about finds nothing', async () => {
    expect(await suggested('zzyzx qwxk', 'fr')).toEqual([]);
    expect(await suggested('!!! ... ???', 'fr')).toEqual([]);
  });

  it('[W1] whatever is typed is answered', { timeout: 60_000 }, async () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom("'", '\\', '&|!:*', '<->', '%_', '\u0000', 'imprim', '🖨️'));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
        const answer = await employee.request('knowledge.suggest', { words: pieces.join(' '), language: 'fr' });
        expect(answer.ok || answer.failure.type).toBeOneOf([true, 'malformed']);
      }),
      { numRuns: 150 },
    );
  });
});

/** One error, inside the longest word, never on its first letter: so people type. */
function mistyped(title: string, at: number, error: string): string {
  const longest = title.split(/[^\p{L}]+/u).reduce((one, other) => (other.length > one.length ? other : one), '');
  if (longest.length < 6) return title;
  const place = 1 + (at % (longest.length - 2));
  const letter = longest.charAt(place);
  const next = longest.charAt(place + 1);
  const written = { 'left out': next, doubled: `${letter}${letter}${next}`, swapped: `${next}${letter}` }[error] ?? '';
  return title.replace(longest, `${longest.slice(0, place)}${written}${longest.slice(place + 2)}`);
}
