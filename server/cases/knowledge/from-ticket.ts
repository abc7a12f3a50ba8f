import { fail, ok } from '../../../app/kernel/result.ts';
import type { ArticleContent } from '../../../app/knowledge/article.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

/** The requester's words, and what was done; for the support alone until somebody has taken the names out of it. */
export const fromTicket: Case<'knowledge.from-ticket'> = async ({ store }, _caller, { ticketId }) => {
  const ticket = await findTicket(store, ticketId);
  if (ticket === undefined) return fail({ type: 'not-found' });
  const { state, words, resolution, impact } = ticket;
  if (state !== 'resolved' && state !== 'closed') return fail({ type: 'ticket-is', state });
  const title = lineOf(words);
  const content: ArticleContent = {
    title,
    symptoms: [title],
    products: [],
    audience: 'technicians',
    category: impact === 'question' ? 'information' : 'software',
    steps: [{ do: resolution ?? words, ask: null }],
    stop: '',
  };
  return ok(content);
};

/** The first line of it, as long as a title may be. */
function lineOf(words: string): string {
  const [first = ''] = words.split('\n');
  const line = first.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim();
  return [...line].slice(0, 60).join('').trim() || '…';
}
