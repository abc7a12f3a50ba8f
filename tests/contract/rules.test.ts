import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

const rules = [...text('docs/rules.md').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, number]) => number);
const tests = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.test.tsx'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '');
const quoted = new Set(
  tests.flatMap((path) => [...text(path).matchAll(/\[([A-Z]\d+)\]/g)].map(([, number]) => number)),
);

describe('rules and tests', () => {
  it('each rule has one number and is quoted by a test', () => {
    expect(new Set(rules).size).toBe(rules.length);
    expect(rules.filter((number) => !quoted.has(number))).toEqual([]);
  });

  it('each number that a test quotes is a rule', () => {
    expect([...quoted].filter((number) => !rules.includes(number))).toEqual([]);
  });
});
