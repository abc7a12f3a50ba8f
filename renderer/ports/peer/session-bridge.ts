import type { SessionBridge } from '../../../app/wire/bridge.ts';

/** The bridge of the session page; without it there is no main process to obey, and that is broken. */
export function sessionBridge(): SessionBridge {
  // The preload script of this window exposes exactly this interface; nothing else defines the name.
  const { accord } = window as Window & { readonly accord?: SessionBridge };
  if (accord === undefined) throw new Error('the session page was opened outside its window');
  return accord;
}
