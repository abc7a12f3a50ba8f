import type { TFunction } from 'i18next';
import type { EndReason, RefusalReason } from '../../app/session/phase.ts';
import type { RequestFailure } from '../../app/wire/failures.ts';
import type { SignInFailure } from '../../app/wire/sign-in.ts';
import { closedTexts } from './removal-text.ts';
import { clockOf } from './time.ts';

/** Every no that this side can meet: the broker's, and the broker's silence. */
export type AnyFailure = RequestFailure | { readonly type: 'unreachable' };

/** What happened, and what to do next. */
export interface RefusalText {
  readonly what: string;
  readonly next: string;
}

export function failureText(t: TFunction, failure: AnyFailure): RefusalText {
  const key = failure.type === 'ticket-not-yours' && failure.assignee === null ? 'ticket-not-taken' : failure.type;
  const values = valuesOf(t, failure);
  return { what: t(`refusals.request.${key}.what`, values), next: t(`refusals.request.${key}.next`, values) };
}

export const refusalText = (t: TFunction, reason: RefusalReason): RefusalText => ({
  what: t(`refusals.refusal.${reason}.what`),
  next: t(`refusals.refusal.${reason}.next`),
});

export const endText = (t: TFunction, reason: EndReason): RefusalText => ({
  what: t(`refusals.end.${reason}.what`),
  next: t(`refusals.end.${reason}.next`),
});

/** `now`: of this computer, for a no that says until when it holds. */
export function signInText(t: TFunction, language: string, failure: SignInFailure, now: number): RefusalText {
  const { type, retryAfterMs } = failure;
  const key = type === 'too-many' && retryAfterMs !== undefined ? 'too-many-until' : type;
  const minutes = Math.max(1, Math.ceil((retryAfterMs ?? 0) / 60_000));
  const values = { count: minutes, time: clockOf(language, now + minutes * 60_000) };
  return { what: t(`refusals.signIn.${key}.what`), next: t(`refusals.signIn.${key}.next`, values) };
}

function valuesOf(t: TFunction, failure: AnyFailure): Record<string, string | number> {
  switch (failure.type) {
    case 'too-many':
    case 'busy':
      return { seconds: Math.max(1, Math.ceil(failure.retryAfterMs / 1000)) };
    case 'ticket-is':
      return { stateWord: stateWord(t, failure.state) };
    case 'article-is':
      return { stateWord: t(`refusals.articleState.${failure.state}`) };
    case 'ticket-not-yours':
      return { assigneeName: failure.assignee ?? '' };
    case 'rights-closed':
      return { closed: closedTexts(t, failure.removed, failure.administrators).join(' ') };
    case 'cannot-be-tied':
      return { whyWord: t(`refusals.notTied.${failure.why}`) };
    case 'file-refused':
      return { whyWord: t(`refusals.fileWhy.${failure.why}`) };
    case 'name-misleads':
      return { faultWord: t(`refusals.nameFault.${failure.fault}`) };
    case 'visit-is':
      return { visitWord: t(`refusals.visitState.${failure.state}`) };
    case 'visit-dates':
      return { datesWord: t(`refusals.datesWhy.${failure.why}`) };
    case 'not-in-directory':
      return { partWord: t(`refusals.part.${failure.part}`) };
    default:
      return Object.fromEntries(Object.entries(failure).filter(isValue));
  }
}

function stateWord(t: TFunction, state: string): string {
  switch (state) {
    case 'new':
    case 'assigned':
    case 'pending':
    case 'resolved':
    case 'closed':
    case 'cancelled':
      return t(`refusals.state.${state}`);
    default:
      return state;
  }
}

const isValue = (entry: [string, unknown]): entry is [string, string | number] =>
  typeof entry[1] === 'string' || typeof entry[1] === 'number';
