import type { BannerView } from '../../../app/wire/bridge.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { BannerListener, BannerWindow } from './ports.ts';

/** The banner of a session: loaded while the employee reads the consent window, on the screen from the grant on. */
export interface KeptBanner {
  /** Puts it on the screen and keeps it there. */
  begin(view: () => BannerView, handlers: BannerHandlers): void;
  /** What it shows has changed. */
  changed(): void;
  close(): void;
}

export interface BannerHandlers extends Pick<BannerListener, 'visible' | 'setCapability' | 'stop'> {
  /** It is off the screen, and being put back. */
  lost(): void;
  /** It can't be kept on the screen: the session must not go on without it. */
  failed(): void;
}

/** Opened again when it dies, given up after a few deaths or when it doesn't appear. */
export function keepBanner(open: (listener: BannerListener) => BannerWindow, clock: Clock): KeptBanner {
  let shown: { readonly view: () => BannerView; readonly handlers: BannerHandlers } | null = null;
  let isClosed = false;
  let deaths = 0;
  let late: Cancel | null = null;
  let window: BannerWindow | null = null;

  const close = (): void => {
    isClosed = true;
    late?.();
    window?.close();
    window = null;
  };
  const fail = (): void => {
    if (isClosed) return;
    const handlers = shown?.handlers;
    close();
    handlers?.failed();
  };
  const expect = (view: () => BannerView): void => {
    late?.();
    late = clock.after(SHOW_MS, fail);
    window ??= openOne();
    window.show(view);
  };
  const openOne = (): BannerWindow => {
    let isCurrent = true;
    return open({
      visible: () => {
        if (!isCurrent || isClosed) return;
        late?.();
        shown?.handlers.visible();
      },
      setCapability: (change) => isCurrent && shown?.handlers.setCapability(change),
      stop: () => isCurrent && shown?.handlers.stop(),
      gone: () => {
        if (!isCurrent || isClosed) return;
        isCurrent = false;
        window = null;
        deaths += 1;
        if (deaths > MOST_DEATHS) fail();
        else if (shown !== null) {
          shown.handlers.lost();
          expect(shown.view);
        }
      },
    });
  };
  window = openOne();
  return {
    begin: (view, handlers) => {
      shown = { view, handlers };
      expect(view);
    },
    changed: () => {
      if (!isClosed && shown !== null) window?.show(shown.view);
    },
    close,
  };
}

/** Longer than the slowest start of a window that still ends well, in milliseconds. */
const SHOW_MS = 8000;
const MOST_DEATHS = 3;
