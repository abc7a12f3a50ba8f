import { z } from 'zod';
import { CallerCard } from '../../desk/intake.ts';
import { Id, Instant, PersonName } from '../../kernel/scalars.ts';
import { ArticleLanguage } from '../../knowledge/article.ts';
import { Ticket } from '../../ticket/ticket.ts';
import type { RequestContract } from './contract.ts';
import { ArticleLine } from './knowledge.ts';
import { SearchWords } from './tickets.ts';

/** A computer in which somebody may have been helped. */
export const FoundWorkstation = z.object({ id: Id, name: PersonName, owner: PersonName });
export type FoundWorkstation = z.infer<typeof FoundWorkstation>;

const Everything = z.object({
  /** The newest first, at most `MOST_FOUND`. */
  tickets: z.array(Ticket),
  people: z.array(CallerCard),
  workstations: z.array(FoundWorkstation),
  articles: z.array(ArticleLine),
});

export const searchRequests = {
  /**
   * Words look through tickets, people, workstations and articles. A requester, a workstation or dates of opening, the
   * end excluded, look through tickets alone, with or without words.
   */
  'search.everything': {
    input: z
      .object({
        words: SearchWords.or(z.literal('')),
        requesterId: Id.nullable(),
        workstationId: Id.nullable(),
        from: Instant.nullable(),
        until: Instant.nullable(),
        language: ArticleLanguage,
      })
      .refine(({ words, requesterId, workstationId, from, until }) =>
        [words === '' ? null : words, requesterId, workstationId, from, until].some((one) => one !== null),
      ),
    output: Everything,
    callers: ['technician'],
  },
} as const satisfies Record<string, RequestContract>;
