import { z } from 'zod';
import { Id, Instant, PersonName, Words } from '../../kernel/scalars.ts';
import {
  Article,
  ArticleCategory,
  ArticleContent,
  ArticleLanguage,
  ArticleState,
  Audience,
} from '../../knowledge/article.ts';
import type { RequestContract } from './contract.ts';

/** One line of a list of articles. */
export const ArticleLine = z.object({
  id: Id,
  language: ArticleLanguage,
  title: ArticleContent.shape.title,
  category: ArticleCategory,
  audience: Audience,
  state: ArticleState,
  /** A draft of a next version waits: to be written on, or to be reviewed. */
  pending: z.enum(['draft', 'in-review']).nullable(),
  steps: z.number().int().positive(),
  solved: z.number().int().nonnegative(),
  changedAt: Instant,
});
export type ArticleLine = z.infer<typeof ArticleLine>;

/** A version as it was published; the people are null for what came with the product. */
export const ArticleVersion = z.object({
  version: z.number().int().positive(),
  content: ArticleContent,
  author: PersonName.nullable(),
  reviewer: PersonName.nullable(),
  publishedAt: Instant,
});
export type ArticleVersion = z.infer<typeof ArticleVersion>;

const read = z.object({ articleId: Id, revision: z.number().int().positive() });
const support = ['technician', 'administrator'] as const;

export const knowledgeRequests = {
  /** What may help with these words: the best first; few, or none. */
  'knowledge.suggest': {
    input: z.object({ words: Words, language: ArticleLanguage }),
    output: z.array(ArticleLine),
    callers: ['employee', 'technician', 'administrator'],
  },
  /** Without words, the latest changed first; `all` shows drafts and what was archived too. */
  'knowledge.search': {
    input: z.object({
      words: Words.or(z.literal('')),
      language: ArticleLanguage,
      show: z.enum(['published', 'waiting', 'all']),
    }),
    output: z.array(ArticleLine),
    callers: support,
  },
  'knowledge.show': {
    input: z.object({ articleId: Id }),
    output: Article,
    callers: ['employee', 'technician', 'administrator'],
  },
  /** Counted once for a person and a ticket; without a ticket, once for a person whose trouble needed none. */
  'knowledge.solved': {
    input: z.object({ articleId: Id, ticketId: Id.nullable() }),
    output: z.object({ solved: z.number().int().nonnegative() }),
    callers: ['employee', 'technician'],
  },
  /** `revision` is the one that was read; 0 where there is no draft yet. A null id begins an article. */
  'knowledge.save-draft': {
    input: z.object({
      articleId: Id.nullable(),
      revision: z.number().int().nonnegative(),
      language: ArticleLanguage,
      pairedWith: Id.nullable(),
      fromTicket: Id.nullable(),
      content: ArticleContent,
    }),
    output: Article,
    callers: support,
  },
  'knowledge.submit': { input: read, output: Article, callers: support },
  'knowledge.publish': { input: read, output: Article, callers: support },
  'knowledge.send-back': { input: read.extend({ words: Words }), output: Article, callers: support },
  'knowledge.archive': { input: z.object({ articleId: Id, archived: z.boolean() }), output: Article, callers: support },
  'knowledge.versions': { input: z.object({ articleId: Id }), output: z.array(ArticleVersion), callers: support },
  /** What an article made of a resolved ticket starts from; nothing is kept before it is saved. */
  'knowledge.from-ticket': {
    input: z.object({ ticketId: Id, language: ArticleLanguage }),
    output: ArticleContent,
    callers: ['technician'],
  },
} as const satisfies Record<string, RequestContract>;

/** Those that an employee's page may send through the main process. */
const ADVICE = ['knowledge.suggest', 'knowledge.show', 'knowledge.solved'] as const;
export const AdviceRequest = z.enum(ADVICE);
export type AdviceRequest = z.infer<typeof AdviceRequest>;
