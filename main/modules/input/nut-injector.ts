import type {
  Button,
  Key,
  KeyboardProviderInterface,
  MouseProviderInterface,
  Point as NutPoint,
} from '@nut-tree-fork/nut-js';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { HeldInputs } from './held-inputs.ts';
import type { Injected, Injector, KeyPress, Point, PointerButton } from './injector.ts';
import { InjectionError } from './injector.ts';
import type { ModifierName } from './key-meaning.ts';
import { meaningOf } from './key-meaning.ts';
import type { NutKeyName } from './nut-keys.ts';
import { nutCharacterKey, nutModifiers, nutNamedKey } from './nut-keys.ts';
import { WheelNotches } from './wheel-notches.ts';
import { openWin32Typist } from './win32-text.ts';

export type NutFailure = { readonly type: 'input-library-missing'; readonly cause: unknown };

/**
 * Injects on Windows and macOS through nut.js. Its pointer, wheel and held keys are tested on X11, where it runs too; not
 * tested anywhere yet: Windows' and macOS' own event queues, several displays on them, text typed on them, elevated
 * windows (Windows drops what is injected into those). There is no back or forward button, and a written character is
 * typed at once instead of held down.
 */
export async function openNutInjector(platform: NodeJS.Platform): Promise<Result<Injector, NutFailure>> {
  try {
    const { providerRegistry, Key, Button, Point } = await import('@nut-tree-fork/nut-js');
    const mouse = providerRegistry.getMouse();
    const keyboard = providerRegistry.getKeyboard();
    mouse.setMouseDelay(0);
    keyboard.setKeyboardDelay(0);
    const type = platform === 'win32' ? openWin32Typist() : (text: string) => keyboard.type(text);
    const unitsANotch = wheelUnits[platform] ?? 1;
    return ok(new NutInjector({ mouse, keyboard, type, unitsANotch, keys: Key, buttons: Button, point: Point }));
  } catch (cause) {
    return fail({ type: 'input-library-missing', cause });
  }
}

/** What nut.js counts wheels in: Windows' `WHEEL_DELTA` parts, macOS' pixels, elsewhere whole notches. */
const wheelUnits: Partial<Record<NodeJS.Platform, number>> = { win32: 120, darwin: 40 };

interface Nut {
  readonly mouse: MouseProviderInterface;
  readonly keyboard: KeyboardProviderInterface;
  readonly type: (text: string) => Promise<void> | void;
  readonly unitsANotch: number;
  readonly keys: typeof Key;
  readonly buttons: typeof Button;
  readonly point: typeof NutPoint;
}

interface NutKeyHold {
  readonly key: NutKeyName | undefined;
  readonly modifier: ModifierName | undefined;
}

/** nut.js does its work before it returns a promise; what fails is thrown by the next call. */
class NutInjector implements Injector {
  private readonly nut: Nut;
  private readonly held = new HeldInputs<NutKeyHold, Button>();
  private readonly notches = new WheelNotches();
  private broken: InjectionError | undefined;

  constructor(nut: Nut) {
    this.nut = nut;
  }

  movePointer(x: number, y: number): void {
    this.run(() => this.nut.mouse.setMousePosition(new this.nut.point(x, y)));
  }

  pressButton(button: PointerButton): Injected {
    const nutButton = this.buttonFor(button);
    if (nutButton === undefined) return 'impossible';
    if (this.held.holdsButton(button)) return 'nothing-to-do';
    this.run(() => this.nut.mouse.pressButton(nutButton));
    this.held.holdButton(button, nutButton);
    return 'done';
  }

  releaseButton(button: PointerButton): void {
    const nutButton = this.held.dropButton(button);
    if (nutButton !== undefined) this.run(() => this.nut.mouse.releaseButton(nutButton));
  }

  scroll(dx: number, dy: number): void {
    const { mouse, unitsANotch } = this.nut;
    const { x, y } = this.notches.turn(dx * unitsANotch, dy * unitsANotch);
    if (y !== 0) this.run(() => mouse.scrollDown(y));
    // nut.js has left and right the wrong way round on every platform.
    if (x !== 0) this.run(() => mouse.scrollLeft(x));
  }

  pressKey(press: KeyPress): Injected {
    const before = this.held.key(press.code);
    if (before?.modifier !== undefined) return 'nothing-to-do';
    this.releaseKey(press.code);
    const meaning = meaningOf(press, new Set(this.modifiers().map(({ modifier }) => modifier)));
    switch (meaning.type) {
      case 'silent':
        return this.hold(press.code, undefined);
      case 'modifier': {
        const { modifier, side } = meaning;
        return this.hold(press.code, modifier === 'AltGraph' ? undefined : nutModifiers[modifier][side], modifier);
      }
      case 'named': {
        const key = nutNamedKey(press);
        return key === undefined ? 'impossible' : this.hold(press.code, key);
      }
      case 'text':
        return this.write(press.code, meaning.text, false);
      case 'character':
        return this.pressCharacter(press.code, meaning.character, meaning.composed);
    }
  }

  releaseKey(code: KeyPress['code']): void {
    const hold = this.held.dropKey(code);
    if (hold !== undefined) this.letGo(hold);
    if (hold?.modifier !== 'Meta') return;
    // A console on macOS never reports the release of a key that was pressed together with Command.
    for (const [other, { modifier }] of this.held.heldKeys()) if (modifier === undefined) this.releaseKey(other);
  }

  pointerPosition(): Promise<Point> {
    return this.nut.mouse.currentMousePosition();
  }

  touchedByHand(): boolean {
    return false;
  }

  releaseAll(): void {
    const { keys, buttons } = this.held.drain();
    this.notches.forget();
    this.broken = undefined;
    for (const hold of keys) this.letGo(hold);
    for (const button of buttons) this.run(() => this.nut.mouse.releaseButton(button));
  }

  close(): void {
    this.releaseAll();
  }

  private pressCharacter(code: KeyPress['code'], character: string, composed: boolean): Injected {
    const isShortcut = this.modifiers().some(({ modifier }) => modifier !== 'Shift' && modifier !== 'AltGraph');
    if (composed || !isShortcut) return this.write(code, character, composed);
    const key = nutCharacterKey(character);
    return key === undefined ? 'impossible' : this.hold(code, key);
  }

  private write(code: KeyPress['code'], text: string, composed: boolean): Injected {
    const lifted = composed
      ? this.modifiers().filter(({ modifier }) => modifier === 'Control' || modifier === 'Alt')
      : [];
    for (const hold of lifted) this.letGo(hold);
    this.run(() => this.nut.type(text));
    for (const { key } of lifted) this.push(key);
    this.held.holdKey(code, { key: undefined, modifier: undefined });
    return 'done';
  }

  private hold(code: KeyPress['code'], key: NutKeyName | undefined, modifier?: ModifierName): Injected {
    this.push(key);
    this.held.holdKey(code, { key, modifier });
    return key === undefined ? 'nothing-to-do' : 'done';
  }

  private push(key: NutKeyName | undefined): void {
    if (key !== undefined) this.run(() => this.nut.keyboard.pressKey(this.nut.keys[key]));
  }

  private letGo({ key }: NutKeyHold): void {
    if (key !== undefined) this.run(() => this.nut.keyboard.releaseKey(this.nut.keys[key]));
  }

  private modifiers(): readonly { readonly key: NutKeyName | undefined; readonly modifier: ModifierName }[] {
    return this.held.heldKeys().flatMap(([, { key, modifier }]) => (modifier === undefined ? [] : [{ key, modifier }]));
  }

  private buttonFor(button: PointerButton): Button | undefined {
    const { LEFT, MIDDLE, RIGHT } = this.nut.buttons;
    const known: Partial<Record<PointerButton, Button>> = { left: LEFT, middle: MIDDLE, right: RIGHT };
    return known[button];
  }

  private run(act: () => Promise<void> | void): void {
    if (this.broken !== undefined) throw this.broken;
    const done = act();
    done?.catch((cause: unknown) => {
      this.broken ??= new InjectionError('nut.js failed to inject', { cause });
    });
  }
}
