import type { BannerBridge } from '../../app/wire/bridge.ts';

/** The bridge of the banner window; without it nothing could be stopped, and that is broken. */
export function bannerBridge(): BannerBridge {
  // The preload script of this window exposes exactly this interface; nothing else defines the name.
  const { accord } = window as Window & { readonly accord?: BannerBridge };
  if (accord === undefined) throw new Error('the banner page was opened outside its window');
  return accord;
}
