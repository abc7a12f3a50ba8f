import type { BrowserWindow } from 'electron';
import { screen } from 'electron';
import { z } from 'zod';
import { Id, Words } from '../../app/kernel/scalars.ts';
import { TriedAdvice } from '../../app/knowledge/article.ts';
import { Impact } from '../../app/ticket/ticket.ts';
import type { AppBridge, ShellState, TalkTold } from '../../app/wire/bridge.ts';
import { Appearance, BlockNotice, KeyPin, TalkNotice } from '../../app/wire/bridge.ts';
import { channelOf } from '../../app/wire/channels.ts';
import { AccountRequest } from '../../app/wire/requests/account.ts';
import { OwnCourseRequest } from '../../app/wire/requests/course.ts';
import { AdviceRequest } from '../../app/wire/requests/knowledge.ts';
import { TalkRequest } from '../../app/wire/requests/talk.ts';
import { ShownCode } from '../../app/wire/sign-in.ts';
import { asked } from '../ipc/serve-methods.ts';
import type { WindowMaker } from './open-window.ts';

/** What the application window may ask for; the bridge's own methods, with their arguments parsed. */
export type AppActions = Omit<AppBridge, 'onState' | 'onTalk' | 'signIn'> & {
  signIn(credentials: unknown): ReturnType<AppBridge['signIn']>;
};

export interface AppWindow {
  show(): void;
  push(state: ShellState): void;
  tellOfTalk(told: TalkTold): void;
  /** Somebody looks at it: it has the focus. */
  isInFront(): boolean;
  /** Loads the page again, with the policy of another broker. */
  reload(): void;
  /** Off the screen while somebody else has the mouse, and back afterwards, unless the employee has brought it back. */
  makeWay(isAway: boolean): void;
  /** Lets it close for good. */
  release(): void;
}

export interface AppWindowParts {
  readonly windows: WindowMaker;
  readonly actions: AppActions;
  /** True where closing hides: an employee's window lives on in the tray. */
  readonly livesOn: () => boolean;
  readonly closed: () => void;
}

const nothing = z.undefined().or(z.null());
/** Where a broker is, as somebody typed it. */
const address = z.url({ protocol: /^https?$/ }).max(300);

export function appWindow({ windows, actions, livesOn, closed }: AppWindowParts): AppWindow {
  const methods = {
    state: asked(nothing, actions.state),
    // Parsed by the action itself: what was typed wrong is an answer here, not a fault.
    signIn: asked(z.unknown(), actions.signIn),
    signInWays: asked(address, (brokerUrl) => actions.signInWays(brokerUrl)),
    showCode: asked(ShownCode, actions.showCode),
    beginTotp: asked(z.string().max(128), actions.beginTotp),
    confirmTotp: asked(z.string().max(40), actions.confirmTotp),
    enter: asked(nothing, actions.enter),
    signInWithCompany: asked(address, actions.signInWithCompany),
    giveUpCompany: asked(nothing, actions.giveUpCompany),
    account: asked(z.object({ type: AccountRequest, input: z.unknown() }), actions.account),
    advice: asked(z.object({ type: AdviceRequest, input: z.unknown() }), actions.advice),
    course: asked(z.object({ type: OwnCourseRequest, input: z.unknown() }), actions.course),
    talk: asked(z.object({ type: TalkRequest, input: z.unknown() }), actions.talk),
    notifyOfTalk: asked(TalkNotice, actions.notifyOfTalk),
    signOut: asked(nothing, actions.signOut),
    token: asked(nothing, actions.token),
    setAppearance: asked(Appearance, actions.setAppearance),
    askForHelp: asked(
      z.object({ words: Words, impact: Impact, tried: z.array(TriedAdvice).max(5).optional() }),
      actions.askForHelp,
    ),
    cancelTicket: asked(Id, actions.cancelTicket),
    dropWaiting: asked(Id, actions.dropWaiting),
    putAwayDisowned: asked(nothing, actions.putAwayDisowned),
    journal: asked(nothing, actions.journal),
    pinBroker: asked(KeyPin, actions.pinBroker),
    saveJournal: asked(nothing, actions.saveJournal),
    notifyOfBlock: asked(BlockNotice, actions.notifyOfBlock),
  };
  let opened: BrowserWindow | null = null;
  let isReleased = false;
  let isAway = false;
  /** It was on the screen when it made way. */
  let comesBack = false;
  let isConsole: boolean | null = null;
  const mayReload = fewAMinute(MOST_RELOADS);

  const open = (): BrowserWindow => {
    const made = windows.open('app', { ...SIZES.employee, title: 'Accord', fullscreenable: true }, methods);
    made.on('close', (event) => {
      if (isReleased || !livesOn()) return;
      event.preventDefault();
      made.hide();
    });
    made.on('closed', () => {
      opened = null;
      isConsole = null;
      closed();
    });
    made.webContents.on('render-process-gone', () => made.isDestroyed() || !mayReload() || made.reload());
    return made;
  };
  const takeShape = (state: ShellState): void => {
    const next = state.person !== null && state.person.role !== 'employee';
    if (opened === null || isConsole === next) return;
    isConsole = next;
    const { minWidth, minHeight, ...size } = next ? SIZES.console : SIZES.employee;
    const { workArea } = screen.getDisplayMatching(opened.getBounds());
    const width = Math.min(size.width, workArea.width);
    const height = Math.min(size.height, workArea.height);
    opened.setMinimumSize(Math.min(minWidth, width), Math.min(minHeight, height));
    opened.setBounds({
      x: workArea.x + Math.round((workArea.width - width) / 2),
      y: workArea.y + Math.round((workArea.height - height) / 2),
      width,
      height,
    });
  };
  return {
    show: () => {
      if (opened === null) {
        const made = open();
        opened = made;
        made.webContents.once('did-finish-load', () => made.isDestroyed() || made.show());
        return;
      }
      comesBack = false;
      // Whoever looks for it is not left with the blank that it leaves when it has died too often.
      if (opened.webContents.isCrashed()) opened.reload();
      if (opened.isMinimized()) opened.restore();
      opened.show();
      opened.focus();
    },
    push: (state) => {
      takeShape(state);
      if (opened !== null && !opened.isDestroyed()) opened.webContents.send(channelOf('app', 'onState'), state);
    },
    tellOfTalk: (told) => {
      if (opened !== null && !opened.isDestroyed()) opened.webContents.send(channelOf('app', 'onTalk'), told);
    },
    isInFront: () => opened !== null && !opened.isDestroyed() && opened.isVisible() && opened.isFocused(),
    makeWay: (next) => {
      if (next === isAway) return;
      isAway = next;
      if (opened === null) return;
      const wasShown = opened.isVisible();
      if (next && wasShown) opened.hide();
      if (!next && comesBack) opened.showInactive();
      comesBack = next && wasShown;
    },
    reload: () => opened?.reload(),
    release: () => {
      isReleased = true;
    },
  };
}

/** True for the first few times within a minute: a page that dies again and again is not helped by another start. */
function fewAMinute(most: number): () => boolean {
  let times: number[] = [];
  return () => {
    const now = performance.now();
    times = [...times.filter((time) => now - time < 60_000), now];
    return times.length <= most;
  };
}

const MOST_RELOADS = 3;
const SIZES = {
  employee: { width: 420, height: 640, minWidth: 360, minHeight: 480 },
  console: { width: 1360, height: 860, minWidth: 960, minHeight: 600 },
};
