import { z } from 'zod';
import type { ConsentView } from '../../app/wire/bridge.ts';
import { ConsentAnswer } from '../../app/wire/bridge.ts';
import { channelOf } from '../../app/wire/channels.ts';
import { asked } from '../ipc/serve-methods.ts';
import type { ConsentListener, ConsentWindow } from '../modules/session/ports.ts';
import type { WindowMaker } from './open-window.ts';
import { stayOnTop } from './stay-on-top.ts';
import { whenPageFails } from './when-page-fails.ts';

/** The letter: above everything, with the focus, kept out of captures where the system can. */
export function openConsentWindow(windows: WindowMaker, listener: ConsentListener): ConsentWindow {
  let isOurs = true;
  let isLoaded = false;
  let isPainted = false;
  let view: (() => ConsentView) | null = null;
  let give: (view: ConsentView) => void = () => undefined;
  const first = new Promise<ConsentView>((resolve) => {
    give = resolve;
  });
  const nothing = z.undefined().or(z.null());
  const shown = (): void => {
    isPainted = true;
    if (isOurs && window.isVisible()) listener.shown();
  };
  const window = windows.open(
    'consent',
    {
      width: 520,
      height: 700,
      useContentSize: true,
      resizable: false,
      maximizable: false,
      minimizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      center: true,
      title: 'Accord',
      // Nothing is painted, and thus nothing said to be shown, before it is on the screen.
      paintWhenInitiallyHidden: false,
    },
    {
      // Loaded before there is anything to ask: the page waits for its first view.
      view: asked(nothing, () => view?.() ?? first),
      shown: asked(nothing, shown),
      answer: asked(ConsentAnswer, (answer) => isOurs && listener.answered(answer)),
    },
  );
  stayOnTop(window);
  window.setContentProtection(true);

  const appear = (): void => {
    if (!isOurs || !isLoaded || view === null || window.isVisible()) return;
    window.show();
    window.focus();
  };
  const end = (then: () => void): void => {
    isOurs = false;
    if (!window.isDestroyed()) window.destroy();
    then();
  };
  window.on('show', () => isPainted && isOurs && listener.shown());
  // Not every desktop honours that it can't be put away.
  window.on('minimize', () => isOurs && window.restore());
  window.on('closed', () => isOurs && end(listener.closed));
  window.webContents.once('did-finish-load', () => {
    isLoaded = true;
    appear();
  });
  whenPageFails(window.webContents, () => isOurs && end(listener.failed));
  return {
    show: (next) => {
      if (!isOurs) return;
      view = next;
      give(next());
      window.webContents.send(channelOf('consent', 'onView'), next());
      appear();
    },
    close: () => isOurs && end(() => undefined),
  };
}
