import { outputOf } from '../stage/output-of.ts';
import { openXProbe } from '../stage/x11/x-probe.ts';

/** What this machine can show things on. */
export type Surroundings =
  | { readonly kind: 'desktop'; readonly width: number; readonly height: number; readonly layout: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'shared'; readonly system: string };

export async function lookAround(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<Surroundings> {
  if (platform === 'darwin') return { kind: 'shared', system: 'macOS' };
  if (platform === 'win32') return { kind: 'shared', system: 'Windows' };
  const size = desktopSize(env.DISPLAY);
  if (size === null) return { kind: 'none' };
  return { kind: 'desktop', ...size, layout: layoutIn(await outputOf('setxkbmap', ['-query'], env)) };
}

/** Half a desktop, so that the console has its place beside it, and still large enough to hold Accord's windows whole. */
export const nestedSize = (width: number, height: number): { readonly width: number; readonly height: number } => ({
  width: between(920, Math.round(width / 2), 1280),
  height: between(760, Math.round(height * 0.78), 800),
});

/** The first layout that `setxkbmap -query` tells, with its variant, as `-layout` takes it: `fr` or `fr(oss)`. */
export function layoutIn(answer: string): string {
  const first = (name: string): string | undefined =>
    new RegExp(`^${name}: +(.*)$`, 'm').exec(answer)?.[1]?.split(',')[0]?.trim() || undefined;
  const variant = first('variant');
  const layout = first('layout') ?? 'us';
  return variant === undefined ? layout : `${layout}(${variant})`;
}

const between = (least: number, value: number, most: number): number => Math.min(Math.max(value, least), most);

/** Null where nothing answers behind the name, whatever the environment says. */
function desktopSize(display: string | undefined): { readonly width: number; readonly height: number } | null {
  if (display === undefined || display === '') return null;
  try {
    const { width, height, close } = openXProbe(display);
    close();
    return { width, height };
  } catch {
    return null;
  }
}
