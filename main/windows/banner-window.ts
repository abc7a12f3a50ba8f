import type { BrowserWindow, Display, Point, Rectangle } from 'electron';
import { screen } from 'electron';
import { z } from 'zod';
import { Capability } from '../../app/consent/capability.ts';
import type { BannerView } from '../../app/wire/bridge.ts';
import { channelOf } from '../../app/wire/channels.ts';
import { asked } from '../ipc/serve-methods.ts';
import type { BannerListener, BannerWindow } from '../modules/session/ports.ts';
import type { WindowMaker } from './open-window.ts';
import { insideFrame } from './screen-frame.ts';
import { stayOnTop } from './stay-on-top.ts';
import { whenPageFails } from './when-page-fails.ts';

/** The bar at the top of the screen: above everything, never taking the focus, closed by nobody but the session's end. */
export function openBannerWindow(windows: WindowMaker, listener: BannerListener): BannerWindow {
  let isOurs = true;
  let isLoaded = false;
  let view: (() => BannerView) | null = null;
  let give: (view: BannerView) => void = () => undefined;
  const first = new Promise<BannerView>((resolve) => {
    give = resolve;
  });
  const nothing = z.undefined().or(z.null());
  const window = windows.open(
    'banner',
    {
      ...SIZE,
      frame: false,
      resizable: false,
      movable: true,
      closable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      acceptFirstMouse: true,
      // On X11 no window manager holds such a window: nothing, a full screen included, can be put over it.
      focusable: process.platform !== 'linux',
      title: 'Accord',
    },
    {
      // Loaded before there is anything to show: the page waits for its first view.
      view: asked(nothing, () => view?.() ?? first),
      setCapability: asked(z.object({ capability: Capability, on: z.boolean() }), (change) =>
        listener.setCapability(change),
      ),
      stop: asked(nothing, () => listener.stop()),
    },
  );
  stayOnTop(window);

  const appear = (): void => {
    if (!isOurs || !isLoaded || view === null) return;
    if (!window.isVisible()) window.showInactive();
    if (window.isVisible()) listener.visible();
  };
  const lose = (): void => {
    if (!isOurs) return;
    release();
    listener.gone();
  };
  // The page moves its own window, because no window manager does it for one that can't have the focus.
  window.webContents.on('content-bounds-updated', (event, asked) => {
    event.preventDefault();
    moveWithin(insideFrame(screen.getDisplayNearestPoint(asked)), window, asked);
  });
  // What another program or a changed desktop does to it is undone.
  const putBack = (): void => {
    if (!isOurs) return;
    const { x, y } = window.getBounds();
    moveWithin(insideFrame(screen.getDisplayMatching(window.getBounds())), window, { x, y });
    if (window.isVisible()) window.moveTop();
  };
  const rise = (_event: unknown, isOnTop: boolean): void => {
    if (isOurs && !isOnTop) window.setAlwaysOnTop(true, 'screen-saver');
  };
  window.on('move', putBack);
  window.on('always-on-top-changed', rise);
  const watching = setInterval(putBack, LOOK_MS);
  screen.on('display-metrics-changed', putBack);
  screen.on('display-removed', putBack);
  const release = (): void => {
    isOurs = false;
    clearInterval(watching);
    screen.off('display-metrics-changed', putBack);
    screen.off('display-removed', putBack);
    if (!window.isDestroyed()) window.destroy();
  };
  window.on('close', (event) => isOurs && event.preventDefault());
  window.on('closed', lose);
  window.on('hide', () => isOurs && window.showInactive());
  window.on('minimize', () => isOurs && window.showInactive());
  window.on('unresponsive', lose);
  whenPageFails(window.webContents, lose);
  window.webContents.once('did-finish-load', () => {
    isLoaded = true;
    appear();
  });
  return {
    show: (next) => {
      if (!isOurs) return;
      view = next;
      const shown = next();
      if (!window.isVisible()) placeOn(displayOf(shown), window);
      give(shown);
      window.webContents.send(channelOf('banner', 'onView'), shown);
      appear();
    },
    close: release,
  };
}

/** The one that is shared, where the banner belongs. */
const displayOf = ({ signed }: BannerView): Display =>
  screen.getAllDisplays().find(({ id }) => String(id) === signed.grant.display.id) ?? screen.getPrimaryDisplay();

function placeOn(display: Display, window: BrowserWindow): void {
  const area = insideFrame(display);
  const width = Math.min(SIZE.width, area.width);
  const x = area.x + Math.round((area.width - width) / 2);
  window.setBounds({ x, y: area.y, width, height: SIZE.height });
}

/** Never so far that it can't be seen whole. */
function moveWithin(area: Rectangle, window: BrowserWindow, { x, y }: Point): void {
  const before = window.getBounds();
  const within = {
    x: Math.round(Math.min(Math.max(x, area.x), Math.max(area.x, area.x + area.width - before.width))),
    y: Math.round(Math.min(Math.max(y, area.y), Math.max(area.y, area.y + area.height - before.height))),
  };
  if (within.x !== before.x || within.y !== before.y) window.setPosition(within.x, within.y);
}

/** How often it is looked after, in milliseconds: nobody tells of a window that another was put over. */
const LOOK_MS = 1000;
const SIZE = { width: 820, height: 52 };
