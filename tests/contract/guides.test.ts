import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];

/** What a page leads to inside the repository, from its root. */
const linksIn = (page: string): string[] =>
  [...text(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => normalize(join(dirname(page), target)));

/** As the pages' host makes them of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

describe('pages and pictures', () => {
  it('every link leads to a file that exists', () => {
    const lost = pages.flatMap((page) => linksIn(page).map((target) => [page, target]));
    expect(lost.filter(([, target = '']) => !existsSync(join(root, target)))).toEqual([]);
  });

  it('every link inside a page leads to one of its headings', () => {
    const lost = pages.flatMap((page) => {
      const headings = new Set([...text(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)));
      const wanted = [...text(page).matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
      return wanted.filter((anchor) => !headings.has(anchor)).map((anchor) => [page, anchor]);
    });
    expect(lost).toEqual([]);
  });

  it('every picture is shown by a page', () => {
    const shown = new Set(pages.flatMap(linksIn));
    const pictures = globSync('docs/images/**/*.png', { cwd: root });
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
  });
});

describe.each([
  ['docs/technician.md', 'en'],
  ['docs/technician.fr.md', 'fr'],
  ['docs/employee.md', 'en'],
  ['docs/employee.fr.md', 'fr'],
] as const)('%s', (page, language) => {
  it('quotes what is in italics as the screens say it', () => {
    const said = sentencesIn(language);
    const quoted = [...text(page).matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, words = '']) => plain(words));
    expect(quoted.length).toBeGreaterThan(10);
    expect(quoted.filter((words) => !said.some((sentence) => sentence.test(words)))).toEqual([]);
  });
});

const plain = (words: string): string => words.replaceAll('\u00a0', ' ').toLowerCase();

/** Every sentence of the screens in that language; what stands for a value may be anything, beside words of its own. */
function sentencesIn(language: 'fr' | 'en'): readonly RegExp[] {
  const folder = join(root, 'resources/locales', language);
  return readdirSync(folder)
    .flatMap((name) => leavesOf(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .map((sentence) => plain(sentence).split(/\{\{[^}]*\}\}/))
    .filter((parts) => parts.length === 1 || /\p{L}/u.test(parts.join(' ')))
    .map((parts) => new RegExp(`^${parts.map(escaped).join('.+')}$`));
}

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const Branch = z.record(z.string(), z.unknown());

const leavesOf = (branch: unknown): string[] =>
  typeof branch === 'string' ? [branch] : Object.values(Branch.parse(branch)).flatMap(leavesOf);
