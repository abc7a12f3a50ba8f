import { app, powerMonitor } from 'electron';
import type { AppWindow } from '../windows/app-window.ts';
import type { AccordTray } from '../windows/tray.ts';
import type { Connection } from './broker/connection.ts';
import type { Log } from './log.ts';
import type { SessionHost } from './session/session-host.ts';
import type { Shortcuts } from './shortcuts.ts';

interface Parts {
  readonly host: SessionHost;
  readonly window: AppWindow;
  readonly connection: Connection;
  readonly shortcuts: Shortcuts;
  readonly tray: AccordTray;
  readonly log: Log;
}

/** What the system, the user's desktop and our own faults do to a running Accord. */
export function followLifecycle({ host, window, connection, shortcuts, tray, log }: Parts): void {
  let isLeaving = false;

  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());
  // The application lives on in the tray; who may not is told by their window's own end.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (isLeaving) return;
    isLeaving = true;
    window.release();
    if (host.live() === null) return;
    // The session ends at once; the wait lets its last report reach a broker that is there.
    event.preventDefault();
    host.stop('stopped-by-employee');
    setTimeout(() => app.quit(), LAST_REPORT_MS);
  });
  app.on('will-quit', () => {
    host.stop('stopped-by-employee');
    connection.close();
    shortcuts.close();
    tray.close();
  });
  powerMonitor.on('resume', host.presenceChanged);
  powerMonitor.on('shutdown', () => host.stop('workstation-lost'));

  const broken = (cause: unknown): void => {
    log.error('broken', cause);
    host.stop('workstation-lost');
  };
  process.on('uncaughtException', broken);
  // A promise that nobody waited for has left nothing half done that a session rests on.
  process.on('unhandledRejection', (cause) => log.error('unawaited', cause));
}

const LAST_REPORT_MS = 300;
