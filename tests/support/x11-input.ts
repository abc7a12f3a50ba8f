import type { Injector } from '../../main/modules/input/injector.ts';
import { openX11Injector } from '../../main/modules/input/x11-injector.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { startDisplay } from '../../scripts/stage/display.ts';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import { outputOf } from '../../scripts/stage/output-of.ts';

/** A workstation's desktop, with nothing on it. */
export const aDesktop = (lifetime: Lifetime, layout = 'us'): Promise<Display> =>
  startDisplay(lifetime, { kind: 'virtual', title: 'Workstation', width: 1280, height: 800, layout });

/** An injector that is closed with the lifetime. */
export function anX11Injector(lifetime: Lifetime, display: Display): Injector {
  const opened = openX11Injector(display.name);
  if (!opened.ok) throw new Error(`no injector: ${opened.failure.type}`);
  lifetime.onEnd(() => opened.value.close());
  return opened.value;
}

/** `layout` as `setxkbmap` takes it, its variant in brackets: `us(dvorak)`. */
export async function setLayout(display: Display, layout: string): Promise<void> {
  const variants = [...layout.matchAll(/(?:^|,)([^,(]+)(?:\(([^)]*)\))?/g)];
  const names = variants.map(([, name]) => name).join(',');
  const variant = variants.map(([, , given]) => given ?? '').join(',');
  await outputOf('setxkbmap', ['-display', display.name, '-layout', names, '-variant', variant], display.env);
}

/** Types as a console does when it has the same letter for every key: one key after another, each released. */
export function typeText(injector: Injector, text: string): void {
  for (const character of text) tap(injector, 'KeyA', character);
}

export function tap(injector: Injector, code: string, key: string): void {
  const injected = injector.pressKey({ code, key });
  if (injected === 'impossible') throw new Error(`the workstation can not type ${key}`);
  injector.releaseKey(code);
}

/** Presses the first keys and holds them while the last is tapped: `[['ControlLeft', 'Control'], ['KeyQ', 'a']]`. */
export function chord(injector: Injector, ...keys: readonly (readonly [code: string, key: string])[]): void {
  const last = keys.length - 1;
  for (const [index, [code, key]] of keys.entries()) {
    if (index === last) tap(injector, code, key);
    else injector.pressKey({ code, key });
  }
  for (const [code] of keys.slice(0, last).reverse()) injector.releaseKey(code);
}

/** The locks that are on, as `xset` names them. */
export async function locksOn(display: Display): Promise<readonly string[]> {
  const report = await outputOf('xset', ['-display', display.name, 'q'], display.env);
  return [...report.matchAll(/\d+: (Caps Lock|Num Lock):\s+on/g)].map(([, name = '']) => name);
}
