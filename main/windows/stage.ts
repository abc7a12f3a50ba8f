import type { Stage } from '../modules/session/ports.ts';
import { openBannerWindow } from './banner-window.ts';
import { openConsentWindow } from './consent-window.ts';
import type { WindowMaker } from './open-window.ts';
import { openSessionWindow } from './session-window.ts';

/** The windows of a session, real. */
export interface ElectronStage extends Stage {
  consentIsOpen(): boolean;
}

export function electronStage(windows: WindowMaker): ElectronStage {
  let openConsents = 0;
  return {
    openSession: (frameSource) => openSessionWindow(windows, frameSource),
    openBanner: (listener) => openBannerWindow(windows, listener),
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
      const opened = openConsentWindow(windows, {
        ...listener,
        closed: after(listener.closed),
        failed: after(listener.failed),
      });
      return { show: opened.show, close: after(opened.close) };
    },
    consentIsOpen: () => openConsents > 0,
  };
}
