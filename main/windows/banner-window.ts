import type { BrowserWindow, Point, Rectangle } from 'electron';
import { screen } from 'electron';
import { z } from 'zod';
import { Capability } from '../../app/consent/capability.ts';
import type { BannerView } from '../../app/wire/bridge.ts';
import { channelOf } from '../../app/wire/channels.ts';
import { asked } from '../ipc/serve-methods.ts';
import type { BannerListener, BannerWindow } from '../modules/session/ports.ts';
import type { WindowMaker } from './open-window.ts';
import { stayOnTop } from './stay-on-top.ts';
import { whenPageFails } from './when-page-fails.ts';

/** The bar at the top of the screen: above everything, never taking the focus, closed by nobody but the session's end. */
export function openBannerWindow(windows: WindowMaker, listener: BannerListener): BannerWindow {
  let isOurs = true;
  let isLoaded = false;
  let view: BannerView | null = null;
  let give: (view: BannerView) => void = () => undefined;
  const first = new Promise<BannerView>((resolve) => {
    give = resolve;
  });
  const nothing = z.undefined().or(z.null());
  const { workArea } = screen.getPrimaryDisplay();
  const width = Math.min(SIZE.width, workArea.width);
  const window = windows.open(
    'banner',
    {
      x: workArea.x + Math.round((workArea.width - width) / 2),
      y: workArea.y,
      width,
      height: SIZE.height,
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
      view: asked(nothing, () => view ?? first),
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
    isOurs = false;
    if (!window.isDestroyed()) window.destroy();
    listener.gone();
  };
  // The page moves its own window, because no window manager does it for one that can't have the focus.
  window.webContents.on('content-bounds-updated', (event, asked) => {
    event.preventDefault();
    moveWithin(screen.getDisplayNearestPoint(asked).workArea, window, asked);
  });
  window.on('close', (event) => isOurs && event.preventDefault());
  window.on('closed', lose);
  window.on('hide', () => isOurs && window.showInactive());
  window.on('minimize', () => isOurs && window.showInactive());
  whenPageFails(window.webContents, lose);
  window.webContents.once('did-finish-load', () => {
    isLoaded = true;
    appear();
  });
  return {
    show: (next) => {
      if (!isOurs) return;
      view = next;
      give(next);
      window.webContents.send(channelOf('banner', 'onView'), next);
      appear();
    },
    close: () => {
      isOurs = false;
      if (!window.isDestroyed()) window.destroy();
    },
  };
}

/** Never so far that it can't be seen whole. */
function moveWithin(area: Rectangle, window: BrowserWindow, { x, y }: Point): void {
  const { width, height } = window.getBounds();
  window.setPosition(
    Math.round(Math.min(Math.max(x, area.x), area.x + area.width - width)),
    Math.round(Math.min(Math.max(y, area.y), area.y + area.height - height)),
  );
}

const SIZE = { width: 820, height: 52 };
