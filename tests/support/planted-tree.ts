import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A file that must not pass, by its path from the root, and the complaint that must name it. */
export interface Leak {
  readonly rule: string;
  readonly file: string;
  readonly source: string;
  readonly complaint: RegExp;
}

const root = join(import.meta.dirname, '../..');
const settings = [
  'package.json',
  'biome.json',
  '.gitignore',
  'tsconfig.base.json',
  'tsconfig.json',
  'app/tsconfig.json',
  'main/tsconfig.json',
  'main/preload/tsconfig.json',
  'renderer/tsconfig.json',
  'renderer/ports/simple-peer.d.ts',
  'server/tsconfig.json',
  'tests/tsconfig.json',
];

/** One harmless file a room, which every compiler and linter accepts: what makes a refusal of a leak mean something. */
const harmless: Readonly<Record<string, string>> = {
  'app/index.ts': 'export const one = 1;\n',
  'app/wire/index.ts': 'export const two = 2;\n',
  'main/index.ts':
    "import { app } from 'electron';\nimport { one } from '../app/index.ts';\n\napp.setName(String(one));\n",
  'main/preload/app.ts':
    "import { two } from '../../app/wire/index.ts';\n\nexport const width = window.innerWidth * two;\n",
  'renderer/app.ts': "import { one } from '../app/index.ts';\n\ndocument.title = String(one);\n",
  'server/index.ts':
    "import { pid } from 'node:process';\nimport { one } from '../app/index.ts';\n\nexport const sum = pid + one;\n",
  'tests/support/one.ts': 'export const three = 3;\n',
};

/** Everything a tool says about a tree with the repository's own settings and these files planted in it, which is removed again. */
export function saidAbout(
  leaks: readonly Leak[],
  tool: string,
  args: readonly string[],
): { status: number; lines: string[] } {
  const tree = mkdtempSync(join(tmpdir(), 'accord-leaks-'));
  try {
    for (const file of settings) cpSync(join(root, file), join(tree, file), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    for (const [file, source] of Object.entries(harmless)) plant(tree, file, source);
    for (const { file, source } of leaks) plant(tree, file, source);
    const said = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
      cwd: tree,
      encoding: 'utf8',
    });
    return { status: said.status ?? 1, lines: `${said.stdout}\n${said.stderr}`.split('\n') };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function plant(tree: string, file: string, source: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), source);
}
