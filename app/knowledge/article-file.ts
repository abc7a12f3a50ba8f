import { z } from 'zod';
import type { ArticleContent } from './article.ts';
import { ArticleContent as ArticleContentSchema } from './article.ts';

/**
 * Reads an article from its file: a head of `name: value` lines between two `---`, then the steps, a `---` between
 * two, each closed by `? question` where it asks one of its own. Throws when the file is no article.
 */
export function readArticleFile(text: string): ArticleContent {
  const [before, head, ...steps] = text.split(/^---$/m);
  if (before === undefined || head === undefined || before.trim() !== '')
    throw new SyntaxError('an article starts with its head');
  const { symptoms, products, ...fields } = Head.parse(Object.fromEntries(linesOf(head).map(fieldOf)));
  return ArticleContentSchema.parse({
    ...fields,
    symptoms: partsOf(symptoms, '|'),
    products: partsOf(products, ','),
    steps: steps.map(stepOf),
  });
}

const Head = z.strictObject({
  title: z.string(),
  category: z.string(),
  audience: z.string(),
  products: z.string(),
  symptoms: z.string(),
  stop: z.string(),
});

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function fieldOf(line: string): [string, string] {
  const end = line.indexOf(': ');
  if (end < 0) throw new SyntaxError(`no value in "${line}"`);
  return [line.slice(0, end), line.slice(end + 2).trim()];
}

const partsOf = (list: string, separator: string): string[] =>
  list
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function stepOf(text: string): { readonly do: string; readonly ask: string | null } {
  const lines = text.trim().split('\n');
  const last = lines.at(-1) ?? '';
  return last.startsWith('? ')
    ? { do: lines.slice(0, -1).join('\n'), ask: last.slice(2) }
    : { do: lines.join('\n'), ask: null };
}
