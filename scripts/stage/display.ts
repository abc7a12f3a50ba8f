import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lifetime } from './lifetime.ts';
import { outputOf } from './output-of.ts';
import type { Running } from './running.ts';
import { run } from './running.ts';
import { until } from './until.ts';
import { pngOf } from './x11/picture.ts';
import type { XProbe } from './x11/x-probe.ts';
import { openXProbe } from './x11/x-probe.ts';

export interface DisplayWish {
  /** `virtual`: seen by nobody (Xvfb); `nested`: a window on the desktop that `DISPLAY` names (Xephyr). */
  readonly kind: 'virtual' | 'nested';
  /** What a nested one's window is called. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Keyboard layout as `setxkbmap` names it: `us`, `fr`… */
  readonly layout: string;
  /** What programs on it speak; French when not given. */
  readonly language?: 'fr' | 'en';
  /** Display numbers to choose from, `first-last`. */
  readonly numbers?: string | undefined;
}

/** An X display with a window manager on it. */
export interface Display {
  /** `:N`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** For programs that are to appear on it, and nowhere else: no Wayland, no session bus of the surrounding desktop. */
  readonly env: NodeJS.ProcessEnv;
  readonly probe: XProbe;
  /** Writes what it shows now into a PNG file. */
  capture(path: string): void;
  stop(): Promise<void>;
}

export async function startDisplay(lifetime: Lifetime, wish: DisplayWish): Promise<Display> {
  const { name, server } = await startServer(lifetime, wish);
  const env = environmentOn(name, lifetime.folder('home'), wish.language ?? 'fr');
  await outputOf('setxkbmap', ['-display', name, '-layout', wish.layout], env);
  const manager = await run(lifetime, {
    name: `window manager of ${name}`,
    file: 'openbox',
    args: ['--sm-disable', '--config-file', join(import.meta.dirname, 'openbox.xml')],
    env,
  });
  await until(`${name} has a window manager`, async () => {
    if (manager.hasEnded()) throw new Error(manager.lines.join('\n'));
    const answer = await outputOf('xprop', ['-display', name, '-root', '_NET_SUPPORTING_WM_CHECK'], env);
    return answer.includes('window id');
  });
  const probe = openXProbe(name);
  probe.paintDesktop(DESKTOP);
  lifetime.onEnd(probe.close);
  return {
    name,
    width: probe.width,
    height: probe.height,
    env,
    probe,
    capture: (path) => writeFileSync(path, pngOf(probe.look())),
    stop: async () => {
      probe.close();
      await manager.stop();
      await server.stop();
    },
  };
}

/** A desktop's quiet blue, so that a picture of it is neither black nor white. */
export const DESKTOP = [58, 82, 107] as const;

async function startServer(lifetime: Lifetime, wish: DisplayWish): Promise<{ name: string; server: Running }> {
  const [first = 100, last = first] = (wish.numbers ?? '100-199').split('-').map(Number);
  for (let number = first; number <= last; number += 1) {
    if (isTaken(number)) continue;
    const server = await run(lifetime, {
      name: `display :${number}`,
      file: wish.kind === 'virtual' ? 'Xvfb' : 'Xephyr',
      args: [`:${number}`, '-displayfd', '1', '-nolisten', 'tcp', '-noreset', '-dpi', '96', ...shape(wish)],
    });
    const ready = server.line((line) => (line === String(number) ? `:${number}` : undefined));
    try {
      return { name: await ready, server };
    } catch (fault) {
      // Somebody took the number in between: the next one. Any other fault is everybody's. What the server said of it
      // may come after its end.
      if (!isTaken(number) && !server.lines.some((line) => /already (?:active|running)/.test(line))) throw fault;
    }
  }
  throw new Error(`no free display number between :${first} and :${last}`);
}

/** Whether the server that locked the number still lives; a lock left behind by a dead one is no obstacle. */
function isTaken(number: number): boolean {
  try {
    return process.kill(Number(readFileSync(`/tmp/.X${number}-lock`, 'latin1')), 0);
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

const shape = ({ kind, width, height, title }: DisplayWish): readonly string[] =>
  kind === 'virtual'
    ? ['-screen', '0', `${width}x${height}x24`]
    : ['-screen', `${width}x${height}x24`, '-title', title, '-no-host-grab'];

function environmentOn(display: string, home: string, language: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(env))
    if (/^(WAYLAND_|XDG_|DBUS_|GTK_|QT_|ELECTRON_|NODE_|VITEST)/.test(name)) delete env[name];
  return {
    ...env,
    DISPLAY: display,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    XDG_SESSION_TYPE: 'x11',
    GDK_BACKEND: 'x11',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    // The lock of the desktop around it is not this one's.
    DBUS_SYSTEM_BUS_ADDRESS: 'disabled:',
    NO_AT_BRIDGE: '1',
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    LANGUAGE: language,
  };
}
