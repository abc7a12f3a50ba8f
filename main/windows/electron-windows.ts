import { join } from 'node:path';
import { app, nativeImage } from 'electron';
import type { Log } from '../modules/log.ts';
import { confineContents } from './confine.ts';
import type { WindowMaker } from './open-window.ts';
import { makeWindows } from './open-window.ts';
import { pageUrls } from './pages.ts';
import { servePage } from './serve-page.ts';

/** Windows of this installation: built pages, or a development server's where one is named. */
export function electronWindows(brokerUrl: () => string, log: Log): WindowMaker {
  const built = join(app.getAppPath(), 'out');
  const files = { root: join(built, 'renderer'), brokerUrl };
  const devServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  confineContents(app, {
    log,
    mayLoad: (address) => devServer !== null && new URL(address).origin === new URL(devServer).origin,
  });
  return makeWindows({
    pages: pageUrls(devServer),
    serve: (address) => servePage(address, files),
    preloadFolder: join(built, 'preload'),
    icon: nativeImage.createFromPath(join(app.getAppPath(), 'resources/icons/icon.png')).resize({ width: 128 }),
    devTools: !app.isPackaged,
    log,
  });
}
