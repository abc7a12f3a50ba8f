import type { Person } from '../../../app/level/person.ts';
import type { AppBridge, Appearance, Credentials, ShellState, SignInFailure } from '../../../app/wire/bridge.ts';

export type SignInAnswer = { ok: true } | { ok: false; failure: SignInFailure };

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
export type HelpDesk = Pick<AppBridge, 'askForHelp' | 'addWord' | 'cancelTicket' | 'dropWaiting'>;

/** The shell this page runs in: the application on a computer, or a browser. */
export interface Platform {
  readonly kind: 'desktop' | 'browser';
  state(): Promise<PlatformState>;
  onState(listener: (state: PlatformState) => void): () => void;
  signIn(credentials: Credentials): Promise<SignInAnswer>;
  signOut(): Promise<void>;
  token(): Promise<string | null>;
  setAppearance(appearance: Appearance): Promise<void>;
  /** Absent in a browser, which can neither keep a request nor show a screen under its owner's control. */
  readonly helpDesk: HelpDesk | null;
}
