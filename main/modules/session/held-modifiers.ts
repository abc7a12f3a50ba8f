import type { InputEvent } from '../../../app/wire/peer.ts';

type KeyPressed = Extract<InputEvent, { type: 'key-pressed' }>;

/** The modifiers under the technician's fingers, whatever became of their presses on this side. */
export interface HeldModifiers {
  heard(event: InputEvent): void;
  /**
   * Those that are to be pressed before this event, since they are not down: without them a shortcut whose first key was
   * refused, or let go of for the employee's hand, would become a letter.
   */
  missingFor(event: InputEvent, isDown: (code: string) => boolean): readonly KeyPressed[];
  forget(): void;
}

export function heldModifiers(): HeldModifiers {
  const held = new Map<string, KeyPressed>();
  return {
    heard: (event) => {
      if (event.type === 'key-pressed' && MODIFIERS.has(event.key) && held.size < MOST) held.set(event.code, event);
      if (event.type === 'key-released') held.delete(event.code);
      if (event.type === 'all-released') held.clear();
    },
    missingFor: (event, isDown) => {
      if (!CHORDED.has(event.type) || (event.type === 'key-pressed' && held.has(event.code))) return [];
      return [...held.values()].filter(({ code }) => !isDown(code));
    },
    forget: () => held.clear(),
  };
}

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Alt', 'Shift', 'Meta']);
/** Two of each: nobody has more fingers for them. */
const MOST = 8;
/** What a modifier changes the meaning of. */
const CHORDED: ReadonlySet<InputEvent['type']> = new Set<InputEvent['type']>([
  'key-pressed',
  'button-pressed',
  'wheel-turned',
]);
