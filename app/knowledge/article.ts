import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { Id, Instant, PersonName, Words } from '../kernel/scalars.ts';
import type { Person } from '../level/person.ts';

export const ArticleLanguage = z.enum(['fr', 'en']);
export type ArticleLanguage = z.infer<typeof ArticleLanguage>;

/** Who reads it: employees too, or the support alone. */
export const Audience = z.enum(['everyone', 'technicians']);
export type Audience = z.infer<typeof Audience>;

export const ArticleCategory = z.enum(['hardware', 'software', 'information']);
export type ArticleCategory = z.infer<typeof ArticleCategory>;

export const ArticleState = z.enum(['draft', 'in-review', 'published', 'archived']);
export type ArticleState = z.infer<typeof ArticleState>;

/** One line, as a person would say or look for it. */
const Line = PersonName;

/** One thing to do, in prose (see `prose.ts`), and what to ask once it is done; null asks nothing of its own. */
const Step = z.object({ do: Words, ask: Line.nullable() });

export const ArticleContent = z.object({
  title: Line,
  /** What an employee would say of it. */
  symptoms: z.array(Line).max(20),
  products: z.array(Line).max(20),
  audience: Audience,
  category: ArticleCategory,
  steps: z.array(Step).min(1).max(20),
  /** When to stop trying and ask for help; empty where nothing of the kind is to be feared. */
  stop: Words.or(z.literal('')),
});
export type ArticleContent = z.infer<typeof ArticleContent>;

/** What is being written on top of what is published, or before anything is. */
export const Draft = z.object({
  content: ArticleContent,
  /** Grows with every save: whoever saves names the one they read. */
  revision: z.number().int().positive(),
  author: z.object({ id: Id, name: PersonName }),
  submittedAt: Instant.nullable(),
  /** Why a reviewer sent it back. */
  returned: Words.nullable(),
});
export type Draft = z.infer<typeof Draft>;

export const Article = z.object({
  id: Id,
  language: ArticleLanguage,
  /** The same article in the other language. */
  pairedWith: Id.nullable(),
  state: ArticleState,
  /** The number of the published version; 0 before the first. */
  version: z.number().int().nonnegative(),
  /** What is published; what is drafted as long as nothing is. */
  content: ArticleContent,
  /** Null for employees, and where nobody is writing. */
  draft: Draft.nullable(),
  /** How often somebody said that this solved it. */
  solved: z.number().int().nonnegative(),
  changedAt: Instant,
});
export type Article = z.infer<typeof Article>;

/** Which steps of which article the requester tried before asking. */
export const TriedAdvice = z.object({ articleId: Id, steps: z.number().int().min(0).max(20) });
export type TriedAdvice = z.infer<typeof TriedAdvice>;

/** What decides on an article's state. */
export interface Standing {
  readonly archived: boolean;
  readonly version: number;
  readonly submitted: boolean;
}

/** What is published stays published while its next version is written. */
export function stateOf({ archived, version, submitted }: Standing): ArticleState {
  if (archived) return 'archived';
  if (version > 0) return 'published';
  return submitted ? 'in-review' : 'draft';
}

export type ReviewRefusal = { readonly type: 'not-allowed' } | { readonly type: 'another-must-review' };

/** Technicians from the second level on, and administrators. */
export const mayReview = ({ role, level }: Pick<Person, 'role' | 'level'>): boolean =>
  role === 'administrator' || (role === 'technician' && (level ?? 1) >= 2);

/** A second pair of eyes reads what the first has written, unless there is none. */
export function judgeReview(
  reviewer: Pick<Person, 'id' | 'role' | 'level'>,
  authorId: Id,
  otherReviewers: number,
): Result<null, ReviewRefusal> {
  if (!mayReview(reviewer)) return fail({ type: 'not-allowed' });
  if (reviewer.id === authorId && otherReviewers > 0) return fail({ type: 'another-must-review' });
  return ok(null);
}
