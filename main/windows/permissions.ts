import type { WindowKind } from '../../app/wire/channels.ts';

/** What a page may ask the engine for; whatever is not named here is refused. */
const GRANTED: Readonly<Record<WindowKind, ReadonlySet<string>>> = {
  /** Copying a reference; the remote screen in full screen with its keys. */
  app: new Set(['clipboard-sanitized-write', 'fullscreen', 'keyboardLock', 'pointerLock']),
  consent: new Set(),
  banner: new Set(),
  /** The picture itself is handed out, or not, by the gate. */
  session: new Set(['media', 'display-capture']),
};

export const isPermitted = (window: WindowKind, permission: string): boolean => GRANTED[window].has(permission);
