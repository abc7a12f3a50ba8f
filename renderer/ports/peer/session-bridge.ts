import type { SessionBridge } from '../../../app/wire/bridge.ts';

/** What the main process gives to the session page, and to it alone. */
export function sessionBridge(): SessionBridge {
  // Each window's preload script exposes its own bridge under the one name; this one is loaded by the session page only.
  return (window as unknown as { readonly accord: SessionBridge }).accord;
}
