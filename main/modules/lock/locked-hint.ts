import type { Duplex } from 'node:stream';
import type { Log } from '../log.ts';
import { readBoolean } from './dbus-message.ts';
import type { SystemBus } from './system-bus.ts';
import { BUS, joinBus } from './system-bus.ts';

export interface LockedHintParts {
  readonly socket: Duplex;
  readonly uid: number;
  /** `isLocked` may answer differently from now on. */
  readonly changed: () => void;
  readonly log: Log;
}

/**
 * Whether the desktop says of this login session that its screen is locked. GNOME, KDE Plasma, Xfce and others tell
 * systemd-logind so, and the engine does not hear of it; where nobody tells, the answer is no.
 */
export function followLockedHint({ socket, uid, changed, log }: LockedHintParts): () => boolean {
  let isLocked = false;
  const set = (next: boolean): void => {
    if (next === isLocked) return;
    isLocked = next;
    changed();
  };
  const look = (bus: SystemBus): void =>
    bus.call({ ...SESSION, member: 'Get', args: ['org.freedesktop.login1.Session', 'LockedHint'] }, ({ type, body }) =>
      set(type === 'return' && readBoolean(body) === true),
    );
  let lookAgain: () => void = () => undefined;
  joinBus({
    socket,
    uid,
    ready: (bus) => {
      lookAgain = () => look(bus);
      bus.call({ ...BUS, member: 'AddMatch', args: [CHANGES] }, () => undefined);
      look(bus);
    },
    // What has changed is asked for, not believed.
    signalled: ({ path, member }) => {
      if (member === 'PropertiesChanged' && path?.startsWith(SESSIONS) === true) lookAgain();
    },
    gone: (cause) => {
      log.info('locked-hint-unknown', { why: cause?.name ?? 'closed' });
      set(false);
    },
  });
  return () => isLocked;
}

/** Where the system's bus listens; null where the environment names a place that is no file, such as `disabled:`. */
export function busPath({ DBUS_SYSTEM_BUS_ADDRESS: address }: NodeJS.ProcessEnv): string | null {
  if (address === undefined) return '/run/dbus/system_bus_socket';
  return /^unix:path=([^,;]+)/.exec(address)?.[1] ?? null;
}

const SESSIONS = '/org/freedesktop/login1/session/';
const SESSION = {
  destination: 'org.freedesktop.login1',
  path: `${SESSIONS}auto`,
  interface: 'org.freedesktop.DBus.Properties',
} as const;
const CHANGES =
  "type='signal',sender='org.freedesktop.login1',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged'";
