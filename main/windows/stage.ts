import type { BrowserWindow } from 'electron';
import type { Stage } from '../modules/session/ports.ts';
import type { Preparation } from '../modules/session/prepare-ahead.ts';
import { prepareAhead } from '../modules/session/prepare-ahead.ts';
import { openBannerWindow } from './banner-window.ts';
import { openConsentWindow } from './consent-window.ts';
import type { WindowMaker } from './open-window.ts';
import { openScreenFrame } from './screen-frame.ts';
import { openSessionWindow } from './session-window.ts';

/** The windows of a session, real; a pair of them can be prepared ahead. */
export interface ElectronStage extends Stage, Preparation {
  consentIsOpen(): boolean;
  /** Whether a click on this window is one on what lies under it. */
  isClickThrough(window: BrowserWindow): boolean;
}

export function electronStage(windows: WindowMaker): ElectronStage {
  // A letter counts as open from when it asks somebody something, not while it waits to.
  let openConsents = 0;
  const edges = new Set<BrowserWindow>();
  const ahead = prepareAhead({
    openSession: (frameSource) => openSessionWindow(windows, frameSource),
    openBanner: (listener) => openBannerWindow(windows, listener),
    openConsent: (listener) => openConsentWindow(windows, listener),
    openFrame: () => openScreenFrame(edges),
  });
  return {
    ...ahead,
    openConsent: (listener) => {
      openConsents += 1;
      let isCounted = true;
      const gone = (): void => {
        if (isCounted) openConsents -= 1;
        isCounted = false;
      };
      const after = (then: () => void) => (): void => {
        gone();
        then();
      };
      const opened = ahead.openConsent({
        ...listener,
        closed: after(listener.closed),
        failed: after(listener.failed),
      });
      return { show: opened.show, close: after(opened.close) };
    },
    consentIsOpen: () => openConsents > 0,
    isClickThrough: (window) => edges.has(window),
  };
}
