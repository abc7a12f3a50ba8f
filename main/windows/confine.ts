import type { App, Session, WebContents } from 'electron';
import type { WindowKind } from '../../app/wire/channels.ts';
import type { Log } from '../modules/log.ts';
import { isPermitted, isScreenRequest } from './permissions.ts';

export interface Confined {
  readonly log: Log;
  /** Whether a page may leave for that address: a development server's page loads itself again when a file is saved. */
  readonly mayLoad: (address: string) => boolean;
}

/** Whatever a page holds, it stays on its page: no navigation, no new window, no embedded browser. */
export function confineContents(app: App, confined: Confined): void {
  app.on('web-contents-created', (_, contents) => confine(contents, confined));
}

function confine(contents: WebContents, { log, mayLoad }: Confined): void {
  const refuse = (event: { preventDefault(): void }, what: string): void => {
    event.preventDefault();
    log.warn('page-confined', { what });
  };
  contents.on('will-navigate', (event, address) => {
    if (!mayLoad(address)) refuse(event, 'navigation');
  });
  contents.on('will-redirect', (event) => refuse(event, 'redirection'));
  contents.on('will-attach-webview', (event) => refuse(event, 'webview'));
  contents.setWindowOpenHandler(() => {
    log.warn('page-confined', { what: 'window' });
    return { action: 'deny' };
  });
}

export interface ConfinedPartition {
  readonly partition: Session;
  readonly window: WindowKind;
  /** Whether its pages may have a screen now: there are more ways to ask for one than the one that the gate answers. */
  readonly mayCapture: () => boolean;
  readonly log: Log;
}

/** Gives a partition's pages the permissions of their window and no other. */
export function confinePartition({ partition, window, mayCapture, log }: ConfinedPartition): void {
  partition.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const devices = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const granted = isPermitted(window, permission) || (isScreenRequest(permission, devices) && mayCapture());
    if (!granted) log.warn('permission-refused', { window, permission });
    answer(granted);
  });
  partition.setPermissionCheckHandler((_contents, permission) => isPermitted(window, permission));
  partition.setDevicePermissionHandler(() => false);
}
