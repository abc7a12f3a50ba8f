import { describe, expect, test } from 'vitest';
import type { Leak } from '../support/planted-tree.ts';
import { saidAbout } from '../support/planted-tree.ts';

const forCompiler: readonly Leak[] = [
  { rule: 'app has no DOM', file: 'app/dom.ts', source: 'export const x = document.title;\n', complaint: /'document'/ },
  {
    rule: 'app has no clock or timer',
    file: 'app/timer.ts',
    source: 'setTimeout(() => 1, 1);\n',
    complaint: /'setTimeout'/,
  },
  { rule: 'app has no console', file: 'app/print.ts', source: 'console.log(1);\n', complaint: /'console'/ },
  {
    rule: 'app has no Node',
    file: 'app/node.ts',
    source: "export { readFile } from 'node:fs';\n",
    complaint: /'node:fs'/,
  },
  {
    rule: 'app has no Node global',
    file: 'app/pid.ts',
    source: 'export const x = process.pid;\n',
    complaint: /'process'/,
  },
  {
    rule: 'app uses nothing newer than the oldest engine',
    file: 'app/new.ts',
    source: 'export const x = [1].toSorted();\n',
    complaint: /'toSorted'/,
  },
  {
    rule: 'app reaches no other room',
    file: 'app/out.ts',
    source: "export { three } from '../tests/support/one.ts';\n",
    complaint: /not under 'rootDir'/,
  },
  {
    rule: 'main has no DOM',
    file: 'main/dom.ts',
    source: 'export const x = document.title;\n',
    complaint: /'document'/,
  },
  {
    rule: 'main reaches no broker',
    file: 'main/out.ts',
    source: "export { sum } from '../server/index.ts';\n",
    complaint: /not under 'rootDir'/,
  },
  {
    rule: 'a preload script reaches nothing of main',
    file: 'main/preload/out.ts',
    source: "export * from '../index.ts';\n",
    complaint: /not under 'rootDir'/,
  },
  {
    rule: 'a page has no Node',
    file: 'renderer/node.ts',
    source: "export { readFile } from 'node:fs';\n",
    complaint: /'node:fs'/,
  },
  {
    rule: 'a page has no Node global',
    file: 'renderer/pid.ts',
    source: 'export const x = process.pid;\n',
    complaint: /'process'/,
  },
  {
    rule: 'a page has no Node global even beside its peer connection',
    file: 'renderer/ports/peer.ts',
    source: "import Peer from 'simple-peer';\n\nexport const x = [Peer.WEBRTC_SUPPORT, Buffer];\n",
    complaint: /'Buffer'/,
  },
  {
    rule: 'a page reaches nothing of main',
    file: 'renderer/out.ts',
    source: "export * from '../main/index.ts';\n",
    complaint: /not under 'rootDir'/,
  },
  {
    rule: 'the broker has no DOM',
    file: 'server/dom.ts',
    source: 'export const x = document.title;\n',
    complaint: /'document'/,
  },
  {
    rule: 'the broker reaches no page',
    file: 'server/out.ts',
    source: "export * from '../renderer/app.ts';\n",
    complaint: /not under 'rootDir'/,
  },
];

const forLinter: readonly Leak[] = [
  lintLeak('any is never written', 'app/any.ts', 'export const x = (y: any) => y;\n', 'suspicious/noExplicitAny'),
  lintLeak('the product logs, it does not print', 'server/print.ts', "console.log('x');\n", 'suspicious/noConsole'),
  lintLeak(
    'a promise is never dropped',
    'server/drop.ts',
    'const f = async () => 1;\nf();\n',
    'nursery/noFloatingPromises',
  ),
  lintLeak(
    'types are imported as types',
    'app/type.ts',
    "import { X } from './x.ts';\n\nexport type Y = X;\n",
    'style/useImportType',
  ),
  lintLeak('exports have names', 'app/default.ts', 'export default 1;\n', 'style/noDefaultExport'),
  lintLeak('files are kebab-case', 'app/fooBar.ts', 'export const x = 1;\n', 'style/useFilenamingConvention'),
  lintLeak(
    'imports carry their extension',
    'app/bare.ts',
    "export { one } from './index';\n",
    'correctness/useImportExtensions',
  ),
  lintLeak(
    'a preload script has no Node',
    'main/preload/fs.ts',
    "export * as fs from 'node:fs';\n",
    'correctness/noNodejsModules',
  ),
  lintLeak(
    'a preload script has no process',
    'main/preload/pid.ts',
    'export const x = process.pid;\n',
    'correctness/noProcessGlobal',
  ),
  lintLeak(
    'a page has no Buffer',
    'renderer/buffer.ts',
    'export const x = Buffer.alloc(1);\n',
    'style/noRestrictedGlobals',
  ),
  lintLeak(
    'only ports fetch',
    'renderer/shared/get.ts',
    "export const x = () => fetch('/x');\n",
    'style/noRestrictedGlobals',
  ),
  lintLeak(
    'only ports hold a socket',
    'renderer/state/ws.ts',
    "export const x = new WebSocket('/x');\n",
    'style/noRestrictedGlobals',
  ),
  lintLeak(
    'only ports hold a peer connection',
    'renderer/faces/admin/peer.ts',
    'export const x = new RTCPeerConnection();\n',
    'style/noRestrictedGlobals',
  ),
];

function lintLeak(rule: string, file: string, source: string, id: string): Leak {
  return { rule, file, source, complaint: new RegExp(`lint/${id}`) };
}

const compile = (leaks: readonly Leak[]) => saidAbout(leaks, 'typescript/bin/tsc', ['-b', '--pretty', 'false']);
const lint = (leaks: readonly Leak[]) =>
  saidAbout(leaks, '@biomejs/biome/bin/biome', ['lint', '--reporter=github', '--max-diagnostics=none', '.']);

describe('[B1] the compiler gives each room its own globals', () => {
  test('a tree without a leak passes', () => {
    expect(compile([])).toMatchObject({ status: 0 });
  });

  // Apart, because what reaches another room brings that room's globals along.
  const reaching = forCompiler.filter(({ complaint }) => complaint.source.includes('rootDir'));
  const naming = forCompiler.filter((leak) => !reaching.includes(leak));
  const lines = [...compile(naming).lines, ...compile(reaching).lines];
  test.each(forCompiler)('$rule', ({ file, complaint }) => {
    expect(lines.filter((line) => line.startsWith(`${file}(`)).join('\n')).toMatch(complaint);
  });
});

describe('[B1] the linter refuses what the compiler lets pass', () => {
  test('a tree without a leak passes', () => {
    expect(lint([])).toMatchObject({ status: 0 });
  });

  const { lines } = lint(forLinter);
  test.each(forLinter)('$rule', ({ file, complaint }) => {
    expect(lines.filter((line) => line.includes(`/${file},`)).join('\n')).toMatch(complaint);
  });
});
