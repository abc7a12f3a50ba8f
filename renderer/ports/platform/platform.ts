import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import type { AppBridge, Appearance, BlockNotice, ShellState, TalkNotice } from '../../../app/wire/bridge.ts';
import type { SignInSteps } from '../sign-in/steps.ts';

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

/** What an employee can do from this computer, with the broker there or away. */
export type HelpDesk = Pick<
  AppBridge,
  | 'askForHelp'
  | 'cancelTicket'
  | 'dropWaiting'
  | 'putAwayDisowned'
  | 'account'
  | 'advice'
  | 'course'
  | 'talk'
  | 'onTalk'
  | 'journal'
  | 'saveJournal'
  | 'pinBroker'
>;

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
  /** Absent in a browser, which can neither keep a request nor show a screen under its owner's control. */
  readonly helpDesk: HelpDesk | null;
  /** Says it outside of the window, where the shell can; a browser shows it in the page alone. */
  notifyOfBlock(block: BlockNotice): Promise<void>;
}
