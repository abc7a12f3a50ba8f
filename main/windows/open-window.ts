import { join } from 'node:path';
import type { BrowserWindowConstructorOptions, NativeImage, Session, WebPreferences } from 'electron';
import { BrowserWindow, session } from 'electron';
import type { WindowKind } from '../../app/wire/channels.ts';
import type { IncomingMethods } from '../ipc/serve-methods.ts';
import { serveMethods } from '../ipc/serve-methods.ts';
import type { Log } from '../modules/log.ts';
import { serveScheme } from './app-scheme.ts';
import { confinePartition } from './confine.ts';
import type { PageUrl } from './pages.ts';
import type { Served } from './serve-page.ts';

export interface WindowMaker {
  /** Opens a window on its page, hidden, in its own partition and thus its own process, with its own methods only. */
  open(window: WindowKind, options: BrowserWindowConstructorOptions, methods: IncomingMethods): BrowserWindow;
  partition(window: WindowKind): Session;
  /** From now on the session's page may have a screen while `isPermitted` says so; never before the first call. */
  permitCapture(isPermitted: () => boolean): void;
}

export interface WindowMakerParts {
  readonly pages: PageUrl;
  readonly serve: (address: string) => Promise<Served>;
  readonly preloadFolder: string;
  /** What title bars and task bars show. */
  readonly icon: NativeImage;
  readonly devTools: boolean;
  readonly log: Log;
}

/** What holds for whatever a window shows. */
export const CONFINED: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
};

export function makeWindows({ pages, serve, preloadFolder, icon, devTools, log }: WindowMakerParts): WindowMaker {
  const partitions = new Map<WindowKind, Session>();
  let isCapturePermitted = (): boolean => false;
  const partition = (window: WindowKind): Session => {
    const known = partitions.get(window);
    if (known !== undefined) return known;
    const made = session.fromPartition(window === 'app' ? 'persist:app' : window);
    serveScheme(made.protocol, serve);
    confinePartition({ partition: made, window, mayCapture: () => window === 'session' && isCapturePermitted(), log });
    partitions.set(window, made);
    return made;
  };
  return {
    partition,
    permitCapture: (isPermitted) => {
      isCapturePermitted = isPermitted;
    },
    open: (window, options, methods) => {
      const page = pages(window);
      const opened = new BrowserWindow({
        show: false,
        autoHideMenuBar: true,
        icon,
        ...options,
        webPreferences: {
          session: partition(window),
          preload: join(preloadFolder, `${window}.cjs`),
          ...CONFINED,
          spellcheck: false,
          backgroundThrottling: false,
          devTools,
        },
      });
      const { webContents } = opened;
      serveMethods({ ipc: webContents.ipc, sender: { id: webContents.id, page }, window, methods, log });
      opened.loadURL(page).catch((cause: unknown) => {
        if (!opened.isDestroyed()) log.error('page-not-loaded', cause, { window });
      });
      return opened;
    },
  };
}
