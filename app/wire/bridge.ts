import { z } from 'zod';
import { KeyChange, Receipt } from '../audit/export-file.ts';
import { Capabilities, Capability } from '../consent/capability.ts';
import { FurtherRequest } from '../consent/further.ts';
import { GrantedDisplay, SignedGrant } from '../consent/grant.ts';
import { SessionRequest } from '../consent/request.ts';
import type { RecoveryCodes, SignInWays, TotpSecret } from '../identity/sign-in.ts';
import { Fingerprint, Id, Instant, PersonName, PublicKey, Words } from '../kernel/scalars.ts';
import { TriedAdvice } from '../knowledge/article.ts';
import { Person } from '../level/person.ts';
import { Removal } from '../policy/removal.ts';
import { EndReason } from '../session/phase.ts';
import { Reference } from '../ticket/reference.ts';
import { Impact, Ticket } from '../ticket/ticket.ts';
import { VisitNews } from '../visit/news.ts';
import type { RequestFailure } from './failures.ts';
import type { AccountRequest } from './requests/account.ts';
import type { OwnCourseRequest } from './requests/course.ts';
import type { AdviceRequest } from './requests/knowledge.ts';
import { IceServer } from './requests/sessions.ts';
import type { TalkRequest } from './requests/talk.ts';
import type { ShownCode, SignInResult, SignInStep } from './sign-in.ts';
import { Signal } from './signal.ts';

/** How the interface speaks and looks; both follow the system until someone chooses. */
export const Appearance = z.object({ language: z.enum(['fr', 'en']), theme: z.enum(['system', 'light', 'dark']) });
export type Appearance = z.infer<typeof Appearance>;

/** A request for help that the broker has not acknowledged yet; kept on disk until it has. */
export const WaitingRequest = z.object({
  requestId: Id,
  words: Words,
  impact: Impact,
  askedAt: Instant,
  tried: z.array(TriedAdvice).max(5).optional(),
});
export type WaitingRequest = z.infer<typeof WaitingRequest>;

/**
 * A request for a session to which the employee answered that they had not asked for help; `blocked` until an
 * administrator lets that technician ask again.
 */
export const DisownedRequest = z.object({ reference: Reference, technician: PersonName, blocked: z.boolean() });
export type DisownedRequest = z.infer<typeof DisownedRequest>;

/** Why nobody sees the screen any more. */
export const SessionEnd = z.object({ reason: EndReason, revoked: z.array(Removal) });
export type SessionEnd = z.infer<typeof SessionEnd>;

/** Why the file that this computer's administrator wrote counts for nothing; `where`: which of its words, if it is one. */
export const ConfigurationFault = z.object({
  why: z.enum(['not-trusted', 'malformed', 'unreadable']),
  path: z.string(),
  where: z.string(),
});
export type ConfigurationFault = z.infer<typeof ConfigurationFault>;

/** Everything the application window shows about this computer; pushed whole whenever it changes. */
export const ShellState = z.object({
  brokerUrl: z.url(),
  person: Person.nullable(),
  /** `away`: the broker can't be reached, what is sent is kept. */
  link: z.enum(['connecting', 'online', 'away']),
  appearance: Appearance,
  tickets: z.array(Ticket),
  waiting: z.array(WaitingRequest),
  /** Tickets on which somebody has written what was not read yet. */
  unread: z.array(Id),
  /** False where the system has no keystore: keys lie in a file only this account can read, and the interface says so. */
  keystore: z.boolean(),
  shortcuts: z.object({ ask: z.string().nullable(), stop: z.string().nullable() }),
  /** An administrator took this computer out of service: nobody can be shown its screen. */
  revoked: z.boolean(),
  /** The sign-in of whoever was here was ended elsewhere, and nobody has signed in since. */
  ended: z.boolean(),
  configurationFault: ConfigurationFault.nullable(),
  /** True while somebody can see this screen. */
  inSession: z.boolean(),
  /** What they said no help was asked for, until they have read what follows from it. */
  disowned: DisownedRequest.nullable(),
  /** How the latest session since the start ended, and what the rules had taken away by then. */
  lastEnd: SessionEnd.nullable(),
  /** The key that the broker's word is checked with. */
  brokerKey: z.object({
    known: PublicKey.nullable(),
    /** The configuration of this computer names it: nobody here changes it. */
    configured: z.boolean(),
    /** Another one that was shown, and refused; `proven`: whoever shows it holds it. */
    foreign: z.object({ key: PublicKey, proven: z.boolean() }).nullable(),
  }),
});
export type ShellState = z.infer<typeof ShellState>;

/** Credentials as typed in the sign-in form. */
export const Credentials = z.object({
  brokerUrl: z.url().max(300),
  email: z.email().max(254),
  password: z.string().min(1).max(128),
});
export type Credentials = z.infer<typeof Credentials>;

const shown = {
  /** The session's clock, which the computer's own need not agree with. */
  now: Instant,
  appearance: Appearance,
};

/** A session is asked for; `phrase` arrives a moment after the rest. */
export const FirstConsentView = z.object({
  kind: z.literal('first'),
  request: SessionRequest,
  displays: z.array(GrantedDisplay).min(1),
  phrase: z.array(z.string()).length(4).nullable(),
  ...shown,
});
export type FirstConsentView = z.infer<typeof FirstConsentView>;

/** More is asked while a session goes on: `signed` is what is granted already, `held` what of it works now. */
export const FurtherConsentView = z.object({
  kind: z.literal('further'),
  request: FurtherRequest,
  signed: SignedGrant,
  held: z.array(Capability),
  ...shown,
});
export type FurtherConsentView = z.infer<typeof FurtherConsentView>;

/** What the consent window shows. */
export const ConsentView = z.discriminatedUnion('kind', [FirstConsentView, FurtherConsentView]);
export type ConsentView = z.infer<typeof ConsentView>;

export const ConsentAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accept'), capabilities: Capabilities, displayId: z.string().min(1).max(64) }),
  /** To a further demand: which of the rights asked on top, and whether more time; nothing of both is a refusal. */
  z.object({ type: z.literal('accept-further'), capabilities: z.array(Capability).max(2), extend: z.boolean() }),
  z.object({ type: z.literal('decline') }),
  /** To a further demand: no, and the session ends. */
  z.object({ type: z.literal('stop') }),
  z.object({ type: z.literal('no-help-asked') }),
]);
export type ConsentAnswer = z.infer<typeof ConsentAnswer>;

/** What the banner shows while a session lasts. */
export const BannerView = z.object({
  signed: SignedGrant,
  withdrawn: z.array(Capability),
  /** What the rules took away: its switch stays off. */
  revoked: z.array(Removal),
  controlling: z.boolean(),
  /** No picture leaves now. */
  hidden: z.boolean(),
  /** The screen is locked, and therefore hidden. */
  locked: z.boolean(),
  /** The technician has just taken a question back: its letter is gone. */
  takenBack: z.boolean(),
  stopShortcut: z.string().nullable(),
  /** The session's clock, which the computer's own need not agree with. */
  now: Instant,
  appearance: Appearance,
});
export type BannerView = z.infer<typeof BannerView>;

/** What the hidden session window needs to start its end of the connection; sent only under a valid grant. */
export const SessionStart = z.object({ signed: SignedGrant, iceServers: z.array(IceServer) });
export type SessionStart = z.infer<typeof SessionStart>;

/** The session window's own reports to the main process. */
export const SessionPageEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('certificate-ready'), fingerprint: Fingerprint }),
  z.object({ type: z.literal('signal'), signal: Signal }),
  z.object({ type: z.literal('connected') }),
  z.object({ type: z.literal('disconnected') }),
  z.object({ type: z.literal('closed'), reason: EndReason }),
]);
export type SessionPageEvent = z.infer<typeof SessionPageEvent>;

/** What the broker says to somebody about their own account; `unreachable` when it says nothing. */
export type AccountAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: RequestFailure | { readonly type: 'unreachable' } };

/** Whom a workstation no longer hears, and on which ticket. */
export const BlockNotice = z.object({ technician: PersonName, reference: Reference });
export type BlockNotice = z.infer<typeof BlockNotice>;
/** Somebody has written, or moved a visit: who, and about which ticket; what they wrote is for the window alone. */
export const TalkNotice = z.object({
  ticketId: Id,
  reference: Reference,
  from: PersonName,
  visit: VisitNews.optional(),
});
export type TalkNotice = z.infer<typeof TalkNotice>;

/** To the application window: a conversation is not what it was (any may be, for `null`), or one is to be opened. */
export type TalkTold =
  | { readonly type: 'changed'; readonly ticketId: Id | null }
  | { readonly type: 'open'; readonly ticketId: Id };

/** What this workstation kept of the sessions on it, and what it saw of the audit. */
export const JournalView = z.object({
  receipts: z.array(Receipt),
  /** Oldest first. */
  keyChanges: z.array(KeyChange),
  /** The workstation's own key: what its journal is verified with. */
  key: PublicKey,
  newest: z.object({ seq: z.number(), at: Instant }).nullable(),
  /** How often the broker showed a chain that can't be the one it showed before. */
  contradictions: z.number(),
});
export type JournalView = z.infer<typeof JournalView>;

/** A journal that was written, and what it has of the broker's audit: `doubtful` when that contradicts this workstation. */
export interface SavedJournal {
  readonly name: string;
  readonly excerpt: 'attached' | 'away' | 'doubtful';
}

/** The key that stands, and the one that is to take its place: both as they were read on the screen. */
export const KeyPin = z.object({ from: PublicKey, to: PublicKey });
export type KeyPin = z.infer<typeof KeyPin>;

/** `kept`: the person thought better of it. */
export type PinAnswer = 'pinned' | 'kept' | 'configured' | 'not-now' | 'not-shown';

/** `window.accord` in each of the four windows; each window gets its own and no other. */
export interface AppBridge {
  state(): Promise<ShellState>;
  onState(listener: (state: ShellState) => void): () => void;
  /** What the broker at that address offers; null when it does not answer. */
  signInWays(brokerUrl: string): Promise<SignInWays | null>;
  signIn(credentials: Credentials): Promise<SignInStep>;
  showCode(shown: ShownCode): Promise<SignInStep>;
  beginTotp(password: string): Promise<SignInResult<TotpSecret>>;
  confirmTotp(code: string): Promise<SignInResult<RecoveryCodes>>;
  /** Goes in once the recovery codes have been kept. */
  enter(): Promise<SignInStep>;
  /** Through the system's browser; answers when the person has come back from it, or has given up. */
  signInWithCompany(brokerUrl: string): Promise<SignInStep>;
  giveUpCompany(): Promise<void>;
  /** What people do with their own account, in their name. */
  account(request: { type: AccountRequest; input: unknown }): Promise<AccountAnswer>;
  /** What the knowledge base has to say, in their name. */
  advice(request: { type: AdviceRequest; input: unknown }): Promise<AccountAnswer>;
  /** What becomes of their own tickets, in their name. */
  course(request: { type: OwnCourseRequest; input: unknown }): Promise<AccountAnswer>;
  /** The conversations of their own tickets, in their name. */
  talk(request: { type: TalkRequest; input: unknown }): Promise<AccountAnswer>;
  onTalk(listener: (told: TalkTold) => void): () => void;
  /** For a console in this window, which hears of messages itself: says so on the system's own surface, unless it is in front. */
  notifyOfTalk(notice: TalkNotice): Promise<void>;
  signOut(): Promise<void>;
  /** The bearer token, for a technician's or administrator's face only; null for employees. */
  token(): Promise<string | null>;
  setAppearance(appearance: Appearance): Promise<void>;
  askForHelp(request: { words: string; impact: Impact; tried?: TriedAdvice[] | undefined }): Promise<void>;
  cancelTicket(ticketId: Id): Promise<{ ok: boolean; failure?: string }>;
  /** Drops a request that has not been sent yet. */
  dropWaiting(requestId: Id): Promise<void>;
  /** They have read what follows from "I did not ask for help". */
  putAwayDisowned(): Promise<void>;
  /** The sessions on this workstation, newest first. */
  journal(): Promise<JournalView>;
  /** After a question of the system's own: believes the broker under the key that it shows from now on. */
  pinBroker(change: KeyPin): Promise<PinAnswer>;
  /** Writes the journal where the person chooses; null when they chose nothing. */
  saveJournal(): Promise<SavedJournal | null>;
  /** For an administrator's face: says on the system's own surface that a technician was blocked, unless the window is in front. */
  notifyOfBlock(block: BlockNotice): Promise<void>;
}

export interface ConsentBridge {
  view(): Promise<ConsentView>;
  onView(listener: (view: ConsentView) => void): () => void;
  /** The window has painted what it shows; the delay before *Accept* wakes starts here. */
  shown(): Promise<void>;
  /** False when it doesn't count, because it came too early: the page lets the employee answer again. */
  answer(answer: ConsentAnswer): Promise<boolean>;
}

export interface BannerBridge {
  view(): Promise<BannerView>;
  onView(listener: (view: BannerView) => void): () => void;
  setCapability(change: { capability: Capability; on: boolean }): Promise<void>;
  stop(): Promise<void>;
}

export interface SessionBridge {
  onStart(listener: (start: SessionStart) => void): () => void;
  onSignal(listener: (signal: Signal) => void): () => void;
  /** A message for the console, already encoded by the main process. */
  onSend(listener: (text: string) => void): () => void;
  /** True: send no new picture until it is false again. */
  onHold(listener: (held: boolean) => void): () => void;
  report(event: SessionPageEvent): void;
  /** A console's message exactly as it came over the channel: parsed and judged by the main process alone. */
  received(text: string): void;
}
