import { z } from 'zod';
import { ConcernState } from '../course/concern.ts';
import { PersonName } from '../kernel/scalars.ts';
import { ArticleState } from '../knowledge/article.ts';
import { SupportLevel } from '../level/level.ts';
import { Removal } from '../policy/removal.ts';
import { Reference } from '../ticket/reference.ts';
import { VisitState } from '../visit/state.ts';

/**
 * Every way the broker says no, each with what a sentence needs; `resources/locales` turns `type` into what happened
 * and what to do next. `broken` is the one for faults that are ours: it carries an id to find in the log, nothing else.
 */
export const RequestFailure = z.discriminatedUnion('type', [
  z.object({ type: z.literal('oversized'), limit: z.number() }),
  z.object({ type: z.literal('malformed'), where: z.string() }),
  z.object({ type: z.literal('unknown-version'), version: z.number() }),
  z.object({ type: z.literal('unknown-message'), name: z.string() }),
  z.object({ type: z.literal('not-signed-in') }),
  z.object({ type: z.literal('not-allowed') }),
  z.object({ type: z.literal('not-found') }),
  z.object({ type: z.literal('too-many'), retryAfterMs: z.number() }),
  /** More at once than the broker can do. */
  z.object({ type: z.literal('busy'), retryAfterMs: z.number() }),
  z.object({ type: z.literal('broken'), incident: z.string() }),
  z.object({ type: z.literal('email-taken') }),
  z.object({ type: z.literal('level-missing') }),
  z.object({ type: z.literal('already-attached') }),
  z.object({ type: z.literal('signature-does-not-hold') }),
  z.object({ type: z.literal('not-attached') }),
  z.object({ type: z.literal('ticket-is'), state: z.string() }),
  z.object({ type: z.literal('ticket-closed') }),
  /** What was said of a concern does not go with where it stands. */
  z.object({ type: z.literal('concern-is'), state: ConcernState }),
  /** More than the one that the resolution answers are without an answer. */
  z.object({ type: z.literal('concerns-unanswered'), count: z.number() }),
  /** An outage stands under no other, and a ticket not under itself. */
  z.object({ type: z.literal('outage-nested') }),
  z.object({ type: z.literal('too-late-to-reopen') }),
  /** It goes up only with what was found out at its level. */
  z.object({ type: z.literal('diagnosis-missing'), level: SupportLevel }),
  z.object({ type: z.literal('not-the-next-level'), level: SupportLevel }),
  z.object({ type: z.literal('rated-already') }),
  z.object({ type: z.literal('ticket-not-yours'), assignee: z.string().nullable() }),
  /** Contract or rules say no to some of what was asked; the employee was not disturbed. Administrators can change it. */
  z.object({
    type: z.literal('rights-closed'),
    removed: z.array(Removal).min(1),
    administrators: z.array(PersonName),
  }),
  /** The employee shut their workstation to this technician, until an administrator lifts it. */
  z.object({ type: z.literal('technician-blocked'), cause: z.enum(['refusals', 'report']) }),
  z.object({ type: z.literal('no-workstation') }),
  z.object({ type: z.literal('workstation-offline') }),
  z.object({ type: z.literal('session-running'), technician: z.string() }),
  z.object({ type: z.literal('refused-too-often'), times: z.number() }),
  /** Taking the ticket would end this colleague's session: they are owed a word. */
  z.object({ type: z.literal('session-would-end'), technician: z.string() }),
  z.object({ type: z.literal('session-over') }),
  /** More is asked of a session while a question is open, on a grant that has been replaced, or for what it has. */
  z.object({ type: z.literal('asked-already') }),
  z.object({ type: z.literal('grant-outlived') }),
  z.object({ type: z.literal('nothing-more') }),
  /** Somebody else has changed the draft since: `by` is who. */
  z.object({ type: z.literal('draft-changed'), by: z.string() }),
  /** Another version was published since: `published` is the one in force. */
  z.object({ type: z.literal('draft-stale'), published: z.number() }),
  z.object({ type: z.literal('rules-have-faults'), count: z.number() }),
  z.object({ type: z.literal('nothing-to-publish') }),
  z.object({ type: z.literal('another-must-approve') }),
  /** A version that `by` has proposed waits for its approval: the draft and what is proposed stay as they are. */
  z.object({ type: z.literal('proposal-waits'), by: z.string() }),
  z.object({ type: z.literal('too-many-rules'), most: z.number() }),
  /** Asked of a session too early or too late: `phase` is where it stands. */
  z.object({ type: z.literal('not-in-this-phase'), phase: z.string() }),
  /** This sign-in has not shown its second factor yet. */
  z.object({ type: z.literal('second-factor-needed') }),
  /** The account needs a second factor, and this is its only one. */
  z.object({ type: z.literal('last-factor') }),
  z.object({ type: z.literal('wrong-credentials') }),
  z.object({ type: z.literal('wrong-code') }),
  z.object({ type: z.literal('factor-exists') }),
  z.object({ type: z.literal('passkey-refused') }),
  z.object({ type: z.literal('passkeys-unavailable') }),
  /** Somebody else saved it since it was read; theirs stands. */
  z.object({ type: z.literal('changed-meanwhile') }),
  z.object({ type: z.literal('name-taken'), name: z.string() }),
  z.object({
    type: z.literal('name-misleads'),
    fault: z.enum(['imitates-product', 'imitates-role', 'mixes-alphabets']),
  }),
  /** A team, organisation or site that is not there, archived, or of another organisation. */
  z.object({ type: z.literal('not-in-directory'), part: z.enum(['team', 'organisation', 'site']) }),
  z.object({ type: z.literal('still-used'), count: z.number() }),
  z.object({ type: z.literal('contracts-overlap'), name: z.string() }),
  z.object({ type: z.literal('last-administrator') }),
  z.object({ type: z.literal('not-on-yourself') }),
  z.object({ type: z.literal('workstation-revoked') }),
  /** Why an account can't become part of another. */
  z.object({ type: z.literal('cannot-be-tied'), why: z.enum(['same', 'role', 'own-way-in', 'disabled']) }),
  /** What was asked of an article, or of its draft, does not go with where it stands. */
  z.object({ type: z.literal('article-is'), state: ArticleState }),
  z.object({ type: z.literal('another-must-review') }),
  /** A file that the conversation does not take. */
  z.object({ type: z.literal('file-refused'), why: z.enum(['program', 'too-large', 'too-many']) }),
  /** It is not there, not whole, erased, or somebody else's. */
  z.object({ type: z.literal('file-missing') }),
  /** Whoever asks is on the phone for that ticket already. */
  z.object({ type: z.literal('guidance-running'), reference: Reference }),
  z.object({ type: z.literal('guidance-over') }),
  /** Somebody means to travel for this ticket already. */
  z.object({ type: z.literal('visit-planned') }),
  /** What was asked of a visit does not go with where it stands. */
  z.object({ type: z.literal('visit-is'), state: VisitState }),
  /** Dates that have passed, are the same twice, or are not among those that were proposed. */
  z.object({ type: z.literal('visit-dates'), why: z.enum(['past', 'twice', 'not-proposed']) }),
  /** A report tells of what has been. */
  z.object({ type: z.literal('visit-ahead') }),
  /** It has become a ticket, went onto one, or was given up already. */
  z.object({ type: z.literal('intake-over') }),
  z.object({ type: z.literal('queue-empty') }),
  /** Whoever or whichever team it was meant for works at `level`; there it goes with a reason and a diagnosis alone. */
  z.object({ type: z.literal('another-level'), level: SupportLevel }),
  /** A ticket of a level above one's own. */
  z.object({ type: z.literal('level-above'), level: SupportLevel }),
  /** What is recommended is not what they had before them any more. */
  z.object({ type: z.literal('advice-changed') }),
  /** Nobody goes against a recommendation without a word. */
  z.object({ type: z.literal('reason-missing') }),
]);
export type RequestFailure = z.infer<typeof RequestFailure>;

/** The acknowledgement of every request. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: RequestFailure };

/** Wraps an output schema into the answer that a client parses. */
export const answerOf = <T extends z.ZodType>(output: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: output }),
    z.object({ ok: z.literal(false), failure: RequestFailure }),
  ]);
