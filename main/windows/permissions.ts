import type { WindowKind } from '../../app/wire/channels.ts';

/** Newer engines ask before a page reaches a broker, or the other end of a session, on this computer or its own network. */
const NEAR = ['local-network-access', 'local-network', 'loopback-network'];

/** What a page may ask the engine for; whatever is not named here is refused. */
const GRANTED: Readonly<Record<WindowKind, ReadonlySet<string>>> = {
  /** Copying a reference; the remote screen in full screen with its keys. */
  app: new Set(['clipboard-sanitized-write', 'fullscreen', 'keyboardLock', 'pointerLock', ...NEAR]),
  consent: new Set(),
  banner: new Set(),
  /** Besides, a screen, and only while the gate permits. */
  session: new Set(NEAR),
};

export const isPermitted = (window: WindowKind, permission: string): boolean => GRANTED[window].has(permission);

/** Whether it is a screen that is asked for; older engines call it as they call cameras and microphones, which name themselves. */
export const isScreenRequest = (permission: string, devices: readonly string[]): boolean =>
  permission === 'display-capture' || (permission === 'media' && devices.length === 0);
