import type { ConsentBridge } from '../../app/wire/bridge.ts';

/** The bridge of the consent window; without it there is nobody to answer to, and that is broken. */
export function consentBridge(): ConsentBridge {
  // The preload script of this window exposes exactly this interface; nothing else defines the name.
  const { accord } = window as Window & { readonly accord?: ConsentBridge };
  if (accord === undefined) throw new Error('the consent page was opened outside its window');
  return accord;
}
