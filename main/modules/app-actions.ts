import type { PublicKey } from '../../app/kernel/scalars.ts';
import type { Appearance, BlockNotice, SavedJournal, ShellState, TalkNotice } from '../../app/wire/bridge.ts';
import { Credentials } from '../../app/wire/bridge.ts';
import { talkRequests } from '../../app/wire/requests/talk.ts';
import type { SignInStep } from '../../app/wire/sign-in.ts';
import type { AppActions } from '../windows/app-window.ts';
import { askAsOwner } from './broker/ask-as-owner.ts';
import type { Connection } from './broker/connection.ts';
import type { SigningIn } from './broker/signing-in.ts';
import type { Checkpoints, Seen } from './checkpoints.ts';
import type { Desk } from './employee/desk.ts';
import type { Journal } from './journal/journal.ts';
import type { Disowned } from './session/disowned.ts';
import type { Settings } from './settings.ts';
import type { TalkFollower } from './talk/follow-talk.ts';

export interface ActionParts {
  readonly state: () => ShellState;
  readonly settings: Settings;
  readonly connection: Connection;
  readonly signingIn: SigningIn;
  readonly desk: Desk;
  readonly disowned: Pick<Disowned, 'putAway'>;
  readonly talk: Pick<TalkFollower, 'seen'>;
  readonly notifyOfTalk: (notice: TalkNotice) => void;
  readonly journal: Journal;
  readonly checkpoints: Checkpoints;
  readonly publicKey: PublicKey;
  readonly pinBroker: AppActions['pinBroker'];
  readonly saveJournal: () => Promise<SavedJournal | null>;
  readonly wear: (appearance: Appearance) => void;
  /** Another broker: the page's policy names the old one. */
  readonly brokerChanged: () => void;
  readonly notifyOfBlock: (block: BlockNotice) => void;
}

/** What the application window may have done. */
export function appActions({ state, settings, connection, signingIn, desk, ...parts }: ActionParts): AppActions {
  /** Whatever step opens the sign-in may have opened it at another broker than before. */
  const stepping = async (step: () => Promise<SignInStep>): Promise<SignInStep> => {
    const before = settings.brokerUrl();
    const stepped = await step();
    if (stepped.ok && stepped.next === null && settings.brokerUrl() !== before) parts.brokerChanged();
    return stepped;
  };
  return {
    state: () => Promise.resolve(state()),
    signInWays: signingIn.ways,
    signIn: (raw) => {
      const credentials = Credentials.safeParse(raw);
      if (!credentials.success) return Promise.resolve({ ok: false, failure: { type: 'malformed' } });
      return stepping(() => signingIn.withPassword(credentials.data));
    },
    showCode: (shown) => stepping(() => signingIn.show(shown)),
    beginTotp: signingIn.beginTotp,
    confirmTotp: signingIn.confirmTotp,
    enter: () => stepping(signingIn.enter),
    signInWithCompany: (brokerUrl) => stepping(() => signingIn.withCompany(brokerUrl)),
    giveUpCompany: () => {
      signingIn.giveUpCompany();
      return Promise.resolve();
    },
    account: ({ type, input }) => askAsOwner(connection, type, input),
    advice: ({ type, input }) => askAsOwner(connection, type, input),
    course: ({ type, input }) => askAsOwner(connection, type, input),
    talk: async ({ type, input }) => {
      const answer = await askAsOwner(connection, type, input);
      const read = type === 'talk.read' && answer.ok ? talkRequests['talk.read'].input.safeParse(input) : null;
      if (read?.success === true) parts.talk.seen(read.data.ticketId);
      return answer;
    },
    notifyOfTalk: (notice) => {
      parts.notifyOfTalk(notice);
      return Promise.resolve();
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
    cancelTicket: desk.cancel,
    dropWaiting: (requestId) => {
      desk.dropWaiting(requestId);
      return Promise.resolve();
    },
    putAwayDisowned: () => {
      parts.disowned.putAway();
      return Promise.resolve();
    },
    journal: () => {
      const seen = parts.checkpoints.seen();
      return Promise.resolve({
        receipts: [...parts.journal.all()],
        keyChanges: [...parts.journal.keyChanges()],
        key: parts.publicKey,
        newest: seen?.newest ? { seq: seen.newest.checkpoint.seq, at: seen.newest.checkpoint.at } : null,
        contradictions: seen?.contradictions.filter((one) => !isSettled(one, seen.newest)).length ?? 0,
      });
    },
    pinBroker: parts.pinBroker,
    saveJournal: parts.saveJournal,
    notifyOfBlock: (block) => {
      parts.notifyOfBlock(block);
      return Promise.resolve();
    },
  };
}

/** What was foreign and is now the key that somebody here has pinned contradicts nothing any more. */
const isSettled = ({ why, shown }: Seen['contradictions'][number], newest: Seen['newest']): boolean =>
  why === 'foreign-key' && shown.brokerKey === newest?.brokerKey;
