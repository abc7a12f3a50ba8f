import type { BannerView } from '../../../app/wire/bridge.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { BannerListener, BannerWindow, FrameMark, Stage } from './ports.ts';

/** The banner of a session and its frame: loaded while the employee reads the letter, on the screen from the grant on. */
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

/** Opened again when it dies, given up after a few deaths or when it doesn't appear. The frame goes with it. */
export function keepBanner(stage: Pick<Stage, 'openBanner' | 'openFrame'>, clock: Clock): KeptBanner {
  let shown: { readonly view: () => BannerView; readonly handlers: BannerHandlers } | null = null;
  let isClosed = false;
  let deaths = 0;
  let late: Cancel | null = null;
  let window: BannerWindow | null = null;
  let isVisible = false;
  const frame = stage.openFrame();

  const mark = (): void => {
    if (shown === null) return;
    const view = shown.view();
    frame.show(isVisible ? markOf(view) : 'none', view.signed.grant.display.id);
  };
  const close = (): void => {
    isClosed = true;
    late?.();
    frame.close();
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
    return stage.openBanner({
      visible: () => {
        if (!isCurrent || isClosed) return;
        late?.();
        isVisible = true;
        mark();
        shown?.handlers.visible();
      },
      setCapability: (change) => isCurrent && shown?.handlers.setCapability(change),
      stop: () => isCurrent && shown?.handlers.stop(),
      gone: () => {
        if (!isCurrent || isClosed) return;
        isCurrent = false;
        isVisible = false;
        window = null;
        mark();
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
      if (isClosed || shown === null) return;
      window?.show(shown.view);
      mark();
    },
    close,
  };
}

const markOf = ({ hidden, controlling }: BannerView): FrameMark => {
  if (hidden) return 'none';
  return controlling ? 'driven' : 'seen';
};

/** Longer than the slowest start of a window that still ends well, in milliseconds. */
const SHOW_MS = 8000;
const MOST_DEATHS = 3;
