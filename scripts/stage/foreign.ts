import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Display } from './display.ts';
import type { Lifetime } from './lifetime.ts';
import { outputOf } from './output-of.ts';
import type { Running } from './running.ts';
import { run } from './running.ts';
import { until } from './until.ts';
import type { Area } from './x11/x-probe.ts';

/** A window of a program that is not ours. */
export interface ForeignWindow {
  readonly id: string;
  readonly running: Running;
  /** Where its contents are on the display, without the window manager's frame. */
  area(): Promise<Area>;
  /** Gives it the keyboard, as a click of the person in front would. */
  focus(): Promise<void>;
  /** Whether keys go to it: a click gives it the keyboard only once the window manager has heard of the click. */
  hasFocus(): Promise<boolean>;
  title(): Promise<string>;
}

/** A terminal whose every line, once Return is pressed, is in `file`. */
export async function openTerminal(
  lifetime: Lifetime,
  display: Display,
  at: { readonly x: number; readonly y: number },
): Promise<ForeignWindow & { readonly file: string; text(): string }> {
  const file = join(lifetime.folder('typed'), 'typed.txt');
  const running = await run(lifetime, {
    name: 'terminal',
    file: 'xterm',
    args: ['-u8', '-title', 'Notes', '-geometry', `60x12+${at.x}+${at.y}`, '-e', 'sh', '-c', 'exec cat > "$0"', file],
    env: display.env,
  });
  const window = await windowNamed(display, running, '^Notes$');
  return { ...window, file, text: () => readOrEmpty(file) };
}

/** A text editor on a file that exists already; it is written when someone saves. */
export async function openEditor(
  lifetime: Lifetime,
  display: Display,
  file: string,
): Promise<ForeignWindow & { text(): string }> {
  const running = await run(lifetime, {
    name: 'editor',
    file: 'mousepad',
    args: ['--disable-server', file],
    env: display.env,
  });
  return { ...(await windowNamed(display, running, 'Mousepad')), text: () => readOrEmpty(file) };
}

const Seen = z.object({
  type: z.enum(['shown', 'moved', 'button-pressed', 'button-released', 'key-pressed', 'key-released']),
  x: z.number().optional(),
  y: z.number().optional(),
  /** X's mask of what was down just before. */
  state: z.number().optional(),
  button: z.number().optional(),
  keycode: z.number().optional(),
  text: z.string().optional(),
});
export type Seen = z.infer<typeof Seen>;

/** What a witness shows before the first button press, and after it; then each in turn. */
export const WITNESS_COLOURS = { before: [0x1f, 0x6f, 0x8b], after: [0xe0, 0x7a, 0x1f] } as const;

/** A window that logs all input that reaches it and turns from blue to orange and back with each button press. */
export async function openWitness(
  lifetime: Lifetime,
  display: Display,
  { x, y, width, height }: Area,
): Promise<ForeignWindow & { seen(): readonly Seen[] }> {
  const title = `Witness ${x} ${y}`;
  const running = await run(lifetime, {
    name: 'witness',
    file: process.execPath,
    args: [join(import.meta.dirname, 'witness-client.ts'), title, ...[x, y, width, height].map(String)],
    env: display.env,
  });
  await running.line((line) => line.includes('"shown"') || undefined);
  const window = await windowNamed(display, running, `^${title}$`);
  return { ...window, seen: () => running.lines.filter((line) => line.startsWith('{')).map(readSeen) };
}

const readSeen = (line: string): Seen => Seen.parse(JSON.parse(line));

async function windowNamed(display: Display, running: Running, title: string): Promise<ForeignWindow> {
  const xdotool = (...args: string[]): Promise<string> => outputOf('xdotool', args, display.env);
  const id = await until(`${running.name} shows a window named ${title}`, async () => {
    if (running.hasEnded()) throw new Error(`${running.name} ended:\n${running.lines.join('\n')}`);
    const ids = await xdotool('search', '--onlyvisible', '--name', title);
    return ids.trim().split('\n').at(-1);
  });
  return {
    id,
    running,
    area: () => windowArea(display.env, id),
    focus: async () => {
      await xdotool('windowactivate', '--sync', id);
    },
    hasFocus: async () => (await xdotool('getwindowfocus')).trim() === id,
    title: async () => (await xdotool('getwindowname', id)).trim(),
  };
}

/** Where the contents of the window that has the keyboard are. */
export async function activeArea({ env }: Display): Promise<Area> {
  const id = (await outputOf('xdotool', ['getactivewindow'], env)).trim();
  return windowArea(env, id);
}

/** Where the contents of a window are, without its frame. */
export async function windowArea(env: NodeJS.ProcessEnv, id: string): Promise<Area> {
  return areaFrom(await outputOf('xwininfo', ['-id', id], env));
}

/** From xwininfo, since xdotool counts the frame twice. */
function areaFrom(info: string): Area {
  const value = (name: string): number => Number(new RegExp(`${name}: +(-?\\d+)$`, 'm').exec(info)?.[1]);
  return {
    x: value('Absolute upper-left X'),
    y: value('Absolute upper-left Y'),
    width: value('Width'),
    height: value('Height'),
  };
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
