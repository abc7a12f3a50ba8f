import { describe, expect, test } from 'vitest';
import { readModule } from './read-module.ts';

const importsOf = (source: string) => readModule('renderer/x.tsx', source).imports.map(({ text }) => text);

describe('what a module reaches for', () => {
  test.each([
    ['a value', "import { a } from './a.ts';"],
    ['a type', "import type { A } from './a.ts';"],
    ['an effect', "import './a.ts';"],
    ['a re-export', "export { a } from './a.ts';"],
    ['a re-export of all', "export * from './a.ts';"],
    ['a dynamic import', "await import('./a.ts');"],
    ['a dynamic import of a template', 'await import(`./a.ts`);'],
    ['a type in place', "type A = import('./a.ts').A;"],
    ['a require', "const a = require('./a.ts');"],
    ['an import assignment', "import a = require('./a.ts');"],
    ['a glob', "import.meta.glob('./a.ts');"],
    ['a list of globs', "import.meta.glob(['./a.ts']);"],
    ['an asset address', "new URL('./a.ts', import.meta.url);"],
  ])('%s', (_, source) => {
    expect(importsOf(source)).toEqual(['./a.ts']);
  });

  test('is the folder before the hole of a template', () => {
    const hole = ['$', '{language}'].join('');
    expect(importsOf(`new URL(\`../resources/locales/${hole}/x.json\`, import.meta.url);`)).toEqual([
      '../resources/locales',
    ]);
  });

  test('is unreadable when only a run would tell', () => {
    expect(readModule('renderer/x.ts', '\nawait import(name);').unreadable).toEqual([
      { text: 'import(name);', line: 2 },
    ]);
  });

  test('is never passed over for a syntax error', () => {
    expect(() => readModule('app/x.ts', "import { a from './a.ts'")).toThrow('app/x.ts');
  });
});
