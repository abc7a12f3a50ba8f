import { describe, expect, test } from 'vitest';
import { findLeaks } from '../../scripts/rooms/find-leaks.ts';
import { rooms } from '../../scripts/rooms/rules.ts';

/** One leak per rule of the table of rooms: the room, the file, what it says, and what must be answered. */
const leaks: readonly (readonly [room: string, file: string, source: string, sentence: string])[] = [
  ['app', 'app/x.ts', "import { app } from 'electron';", 'app may not import the package electron'],
  ['app', 'app/x.ts', "import { readFile } from 'node:fs';", 'app may not import the package node:fs'],
  ['app', 'app/x.ts', "import fastify from 'fastify';", 'app may not import the package fastify'],
  ['app', 'app/wire/x.ts', "import type { X } from '../../server/x.ts';", 'app may not import server/x.ts'],
  ['app', 'app/x.ts', "import { x } from '../resources/x.json';", 'app may not import resources/x.json'],
  ['main', 'main/x.ts', "import { x } from '../server/x.ts';", 'main may not import server/x.ts'],
  ['main', 'main/x.ts', "import type { X } from '../renderer/x.ts';", 'main may not import renderer/x.ts'],
  ['main', 'main/modules/x.ts', "import { x } from '../preload/x.ts';", 'main may not reach into main/preload'],
  ['main', 'main/x.ts', "import { Server } from 'socket.io';", 'main may not import the package socket.io'],
  ['main', 'main/x.ts', "import { x } from '../tests/support/x.ts';", 'main may not import tests/support/x.ts'],
  ['main/preload', 'main/preload/x.ts', "import { x } from '../x.ts';", 'main/preload may not import main/x.ts'],
  [
    'main/preload',
    'main/preload/x.ts',
    "import { x } from '../../app/kernel/x.ts';",
    'main/preload may not import app/kernel/x.ts',
  ],
  ['main/preload', 'main/preload/x.ts', "import 'node:fs';", 'main/preload may not import the package node:fs'],
  ['renderer', 'renderer/app.tsx', "import { x } from '../main/x.ts';", 'renderer may not import main/x.ts'],
  ['renderer', 'renderer/app.tsx', "import 'electron';", 'renderer may not import the package electron'],
  [
    'renderer',
    'renderer/app.tsx',
    "import Peer from 'simple-peer';",
    'renderer may not import the package simple-peer',
  ],
  ['renderer', 'renderer/app.tsx', "import '../tests/support/x.ts';", 'renderer may not import tests/support/x.ts'],
  [
    'renderer/shared',
    'renderer/shared/x.ts',
    "import '../faces/admin/x.ts';",
    'renderer/shared may not reach into renderer/faces',
  ],
  [
    'renderer/shared',
    'renderer/shared/x.ts',
    "import { io } from 'socket.io-client';",
    'renderer/shared may not import the package socket.io-client',
  ],
  [
    'renderer/shared/reports',
    'renderer/shared/reports/x.tsx',
    "import { io } from 'socket.io-client';",
    'renderer/shared/reports may not import the package socket.io-client',
  ],
  [
    'renderer/state',
    'renderer/state/x.ts',
    "export * from '../faces/employee/x.ts';",
    'renderer/state may not reach into renderer/faces',
  ],
  [
    'renderer/ports',
    'renderer/ports/x.ts',
    "import('../faces/technician/x.ts');",
    'renderer/ports may not reach into renderer/faces',
  ],
  [
    'renderer/ports',
    'renderer/ports/x.ts',
    "import { Server } from 'socket.io';",
    'renderer/ports may not import the package socket.io',
  ],
  [
    'renderer/faces/employee',
    'renderer/faces/employee/x.tsx',
    "import '../technician/x.ts';",
    'renderer/faces/employee may not reach into renderer/faces/technician',
  ],
  [
    'renderer/faces/technician',
    'renderer/faces/technician/x.tsx',
    "import '../admin/x.ts';",
    'renderer/faces/technician may not reach into renderer/faces/admin',
  ],
  [
    'renderer/faces/admin',
    'renderer/faces/admin/x.tsx',
    "type X = import('../employee/x.ts').X;",
    'renderer/faces/admin may not reach into renderer/faces/employee',
  ],
  [
    'renderer/faces/admin',
    'renderer/faces/admin/x.tsx',
    "import Peer from 'simple-peer';",
    'renderer/faces/admin may not import the package simple-peer',
  ],
  ['server', 'server/x.ts', "import { x } from '../main/x.ts';", 'server may not import main/x.ts'],
  ['server', 'server/x.ts', "import { app } from 'electron';", 'server may not import the package electron'],
  [
    'server',
    'server/cases/x.ts',
    "import { x } from '../../tests/support/x.ts';",
    'server may not import tests/support/x.ts',
  ],
  ['server', 'server/x.ts', "import { z } from '/app/x.ts';", 'write /app/x.ts relative to the file'],
  ['server', 'server/x.ts', 'await import(name);', 'imports something only known at run time: import(name);'],
];

const bridge = 'only renderer/ports may touch the bridge (accord)';

describe('[B1] a room imports only what its row of the table grants', () => {
  test.each(leaks)('%s: %s refuses %s', (_, file, source, sentence) => {
    expect(findLeaks(file, source).map((leak) => leak.sentence)).toEqual([sentence]);
  });

  test('and every room with limits has its leak here, so that none goes unwatched', () => {
    const limited = rooms.filter(({ packages }) => packages !== 'any').map(({ folder }) => folder);
    expect([...new Set(leaks.map(([room]) => room))].toSorted()).toEqual(limited.toSorted());
  });

  test('and what the table grants passes', () => {
    const granted = [
      ['app/wire/x.ts', "import { z } from 'zod';\nimport { x } from '../kernel/x.ts';"],
      ['app/kernel/x.test.ts', "import { test } from 'vitest';\nimport { a } from '../../tests/support/a.ts';"],
      ['main/index.ts', "import { app } from 'electron';\nimport { x } from '../app/wire/x.ts';"],
      ['main/preload/app.ts', "import { x } from '../../app/wire/x.ts';\nimport { contextBridge } from 'electron';"],
      [
        'renderer/faces/admin/x.tsx',
        "import { x } from '../../shared/x.tsx';\nimport fr from '../../../resources/fr.json';",
      ],
      ['renderer/ports/x.ts', "import Peer from 'simple-peer';\nwindow.accord.ask();"],
      ['server/cases/x.ts', "import { x } from '../../app/session/x.ts';\nimport { sql } from 'kysely';"],
      ['server/store/embedded/programs.ts', 'await import(entry);'],
      ['tests/journeys/x.journey.test.ts', "import { x } from '../../server/x.ts';\nimport 'playwright';"],
    ] as const;
    for (const [file, source] of granted) expect(findLeaks(file, source), file).toEqual([]);
  });
});

describe('[B1] only renderer/ports touches the bridge', () => {
  test.each([
    ['renderer/faces/employee/x.tsx', 'window.accord.ask();'],
    ['renderer/shared/x.ts', "globalThis['accord'].ask();"],
    ['renderer/state/x.ts', 'const { accord } = window;'],
    ['renderer/app.tsx', 'const { accord: bridge } = window;'],
  ])('%s refuses %s', (file, source) => {
    expect(findLeaks(file, source).map((leak) => leak.sentence)).toContain(bridge);
  });
});

describe('[W10] only PostgreSQL’s own modules start a program, only the sign-in has the system open a page', () => {
  test.each([
    ['server/cases/x.ts', "import { exec } from 'node:child_process';", 'node:child_process'],
    [
      'server/store/embedded/programs.ts',
      "const { spawn } = await import('node:child_process');",
      'node:child_process',
    ],
    ['server/jobs/x.ts', "import cluster from 'node:cluster';", 'node:cluster'],
    ['main/modules/x.ts', "import { spawn } from 'node:child_process';", 'node:child_process'],
    ['main/windows/x.ts', 'shell.openExternal(url);', 'openExternal'],
    ['main/modules/x.ts', 'const { openPath } = shell;', 'openPath'],
  ])('%s refuses %s', (file, source, name) => {
    expect(findLeaks(file, source).map((leak) => leak.sentence)).toEqual([`may start no other program (${name})`]);
  });
});
