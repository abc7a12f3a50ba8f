import { fail } from '../../app/kernel/result.ts';
import type { Appearance, ShellState } from '../../app/wire/bridge.ts';
import { Credentials } from '../../app/wire/bridge.ts';
import type { AppActions } from '../windows/app-window.ts';
import type { Connection } from './broker/connection.ts';
import type { Desk } from './employee/desk.ts';
import type { Settings } from './settings.ts';

export interface ActionParts {
  readonly state: () => ShellState;
  readonly settings: Settings;
  readonly connection: Connection;
  readonly desk: Desk;
  readonly wear: (appearance: Appearance) => void;
  /** Another broker: the page's policy names the old one. */
  readonly brokerChanged: () => void;
}

/** What the application window may have done. */
export function appActions({ state, settings, connection, desk, ...parts }: ActionParts): AppActions {
  return {
    state: () => Promise.resolve(state()),
    signIn: async (raw) => {
      const credentials = Credentials.safeParse(raw);
      if (!credentials.success) return fail({ type: 'malformed' });
      const before = settings.brokerUrl();
      const signedIn = await connection.signIn(credentials.data);
      if (!signedIn.ok) return signedIn;
      if (settings.brokerUrl() !== before) parts.brokerChanged();
      return { ok: true };
    },
    signOut: connection.signOut,
    token: () => {
      const account = settings.account();
      return Promise.resolve(account === null || account.person.role === 'employee' ? null : account.token);
    },
    setAppearance: (appearance) => {
      parts.wear(appearance);
      return Promise.resolve();
    },
    askForHelp: (request) => {
      desk.askForHelp(request);
      return Promise.resolve();
    },
    addWord: desk.addWord,
    cancelTicket: desk.cancel,
    dropWaiting: (requestId) => {
      desk.dropWaiting(requestId);
      return Promise.resolve();
    },
  };
}
