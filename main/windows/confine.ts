import type { App, Session, WebContents } from 'electron';
import type { WindowKind } from '../../app/wire/channels.ts';
import type { Log } from '../modules/log.ts';
import { isPermitted } from './permissions.ts';

/** Whatever a page holds, it stays on its page: no navigation, no new window, no embedded browser. */
export function confineContents(app: App, log: Log): void {
  app.on('web-contents-created', (_, contents) => confine(contents, log));
}

function confine(contents: WebContents, log: Log): void {
  const refuse = (event: { preventDefault(): void }, what: string): void => {
    event.preventDefault();
    log.warn('page-confined', { what });
  };
  contents.on('will-navigate', (event) => refuse(event, 'navigation'));
  contents.on('will-redirect', (event) => refuse(event, 'redirection'));
  contents.on('will-attach-webview', (event) => refuse(event, 'webview'));
  contents.setWindowOpenHandler(() => {
    log.warn('page-confined', { what: 'window' });
    return { action: 'deny' };
  });
}

/** Gives a partition's pages the permissions of their window and no other. */
export function confinePartition(partition: Session, window: WindowKind, log: Log): void {
  partition.setPermissionRequestHandler((_contents, permission, answer) => {
    const granted = isPermitted(window, permission);
    if (!granted) log.warn('permission-refused', { window, permission });
    answer(granted);
  });
  partition.setPermissionCheckHandler((_contents, permission) => isPermitted(window, permission));
  partition.setDevicePermissionHandler(() => false);
}
