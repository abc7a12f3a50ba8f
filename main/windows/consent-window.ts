import { z } from 'zod';
import type { ConsentView } from '../../app/wire/bridge.ts';
import { ConsentAnswer } from '../../app/wire/bridge.ts';
import { channelOf } from '../../app/wire/channels.ts';
import { asked } from '../ipc/serve-methods.ts';
import type { ConsentListener, ConsentWindow } from '../modules/session/ports.ts';
import type { WindowMaker } from './open-window.ts';

/** The letter: above everything, with the focus, kept out of captures where the system can. */
export function openConsentWindow(windows: WindowMaker, first: ConsentView, listener: ConsentListener): ConsentWindow {
  let view = first;
  let isOurs = true;
  let isPainted = false;
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
      view: asked(nothing, () => view),
      shown: asked(nothing, shown),
      answer: asked(ConsentAnswer, (answer) => isOurs && void listener.answered(answer)),
    },
  );
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  window.setContentProtection(true);
  window.once('show', () => isPainted && isOurs && listener.shown());
  window.on('closed', () => isOurs && end(listener.closed));
  window.webContents.once('did-finish-load', () => {
    if (!isOurs) return;
    window.show();
    window.focus();
  });
  const end = (then: () => void): void => {
    isOurs = false;
    if (!window.isDestroyed()) window.destroy();
    then();
  };
  window.webContents.on('render-process-gone', () => isOurs && end(listener.failed));
  window.webContents.on('did-fail-load', () => isOurs && end(listener.failed));
  return {
    update: (next) => {
      view = next;
      if (isOurs) window.webContents.send(channelOf('consent', 'onView'), view);
    },
    close: () => isOurs && end(() => undefined),
  };
}
