import type { AppBridge, ShellState } from '../../../app/wire/bridge.ts';
import { askThrough } from '../account.ts';
import { adviceThrough } from '../advice.ts';
import { courseThrough } from '../course.ts';
import { forgetReceipts } from '../receipts.ts';
import { talkThrough } from '../talk.ts';
import type { HelpDesk, Platform, PlatformState } from './platform.ts';

/** The bridge that the preload script gives the application window; absent in a browser. */
export function appBridge(): AppBridge | undefined {
  // The preload script of this window exposes exactly this interface; nothing else defines the name.
  return (window as Window & { readonly accord?: AppBridge }).accord;
}

export function desktopPlatform(bridge: AppBridge): Platform {
  return {
    kind: 'desktop',
    state: async () => fromShell(await bridge.state()),
    onState: (listener) => bridge.onState((shell) => listener(fromShell(shell))),
    signIn: {
      ways: (brokerUrl) => bridge.signInWays(brokerUrl),
      withPassword: (credentials) => bridge.signIn(credentials),
      withCompany: (brokerUrl) => bridge.signInWithCompany(brokerUrl),
      back: () => Promise.resolve(null),
      giveUpCompany: () => void bridge.giveUpCompany(),
      show: (shown) => bridge.showCode(shown),
      beginTotp: (password) => bridge.beginTotp(password),
      confirmTotp: (code) => bridge.confirmTotp(code),
      enter: () => bridge.enter(),
      passkeys: null,
    },
    signOut: () => {
      forgetReceipts(localStorage);
      return bridge.signOut();
    },
    token: () => bridge.token(),
    setAppearance: (appearance) => bridge.setAppearance(appearance),
    talk: {
      notify: (notice) => void bridge.notifyOfTalk(notice),
      onOpen: (listener) => bridge.onTalk((told) => told.type === 'open' && listener(told.ticketId)),
    },
    helpDesk: (brokerUrl) => helpDeskOf(bridge, brokerUrl),
    workstation: bridge,
    notifyOfBlock: (block) => bridge.notifyOfBlock(block),
  };
}

const helpDeskOf = (bridge: AppBridge, brokerUrl: string): HelpDesk => ({
  askForHelp: (request) => bridge.askForHelp(request),
  cancelTicket: (ticketId) => bridge.cancelTicket(ticketId),
  dropWaiting: (requestId) => bridge.dropWaiting(requestId),
  account: askThrough(bridge),
  advice: adviceThrough(bridge),
  course: courseThrough(bridge),
  talk: talkThrough(bridge, brokerUrl),
  onOpen: (listener) => bridge.onTalk((told) => told.type === 'open' && listener(told.ticketId)),
});

const fromShell = (shell: ShellState): PlatformState => ({
  brokerUrl: shell.brokerUrl,
  signedIn: shell.person !== null,
  person: shell.person,
  appearance: shell.appearance,
  shell,
});
