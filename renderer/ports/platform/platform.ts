import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import type { AppBridge, Appearance, BlockNotice, ShellState, TalkNotice } from '../../../app/wire/bridge.ts';
import type { AskAccount } from '../account.ts';
import type { AskAdvice } from '../advice.ts';
import type { AskCourse } from '../course.ts';
import type { SignInSteps } from '../sign-in/steps.ts';
import type { TalkLine } from '../talk.ts';

/** What both shells know about who sits here. */
export interface PlatformState {
  readonly brokerUrl: string;
  /** Signed in or not; who it is comes from the broker, or from `shell` for an employee. */
  readonly signedIn: boolean;
  readonly person: Person | null;
  readonly appearance: Appearance;
  /** The workstation's own state; null in a browser, which has none. */
  readonly shell: ShellState | null;
}

/** What an employee's pages show, wherever they run. */
export type HelpState = Pick<ShellState, 'brokerUrl' | 'link' | 'appearance' | 'tickets' | 'waiting' | 'unread'>;

/** What an employee can do wherever they are, with the broker there or away. */
export interface HelpDesk extends Pick<AppBridge, 'askForHelp' | 'cancelTicket' | 'dropWaiting'> {
  readonly account: AskAccount;
  readonly advice: AskAdvice;
  readonly course: AskCourse;
  readonly talk: TalkLine;
  /** A ticket is to be shown, whatever is in sight. */
  onOpen(listener: (ticketId: Id) => void): () => void;
}

/** What can be done where their screen is, and nowhere else. */
export type WorkstationDesk = Pick<AppBridge, 'putAwayDisowned' | 'journal' | 'saveJournal' | 'pinBroker'>;

/** The computer an employee sits at, as the application knows it. */
export interface OwnWorkstation {
  readonly shell: ShellState;
  readonly desk: WorkstationDesk;
}

/** The shell this page runs in: the application on a computer, or a browser. */
export interface Platform {
  readonly kind: 'desktop' | 'browser';
  state(): Promise<PlatformState>;
  onState(listener: (state: PlatformState) => void): () => void;
  readonly signIn: SignInSteps;
  signOut(): Promise<void>;
  token(): Promise<string | null>;
  setAppearance(appearance: Appearance): Promise<void>;
  /** Notifications of the system's own, which open a ticket when they are clicked; absent in a browser. */
  readonly talk: {
    notify(notice: TalkNotice): void;
    onOpen(listener: (ticketId: Id) => void): () => void;
  } | null;
  /** Absent in a browser, where an employee's pages have a line to the broker of their own and no screen to show. */
  readonly helpDesk: ((brokerUrl: string) => HelpDesk) | null;
  readonly workstation: WorkstationDesk | null;
  /** Says it outside of the window, where the shell can; a browser shows it in the page alone. */
  notifyOfBlock(block: BlockNotice): Promise<void>;
}
