import { randomUUID } from 'node:crypto';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { aRequestForHelp } from '../desk.ts';
import type { Colleague } from './colleague.ts';

/** One thing that somebody who needs help does next, of what their tickets allow. */
export async function stepOfEmployee(me: Colleague): Promise<void> {
  const mine = (await me.read('ticket.mine', {})) ?? [];
  const open = mine.filter(({ state }) => isOpen(state));
  const resolved = mine.filter(({ state }) => state === 'resolved');
  const closed = mine.filter(({ state }) => state === 'closed');
  const next = me.dice.weigh({
    ask: open.length < MOST_AT_ONCE ? 4 : 0,
    say: open.length > 0 ? 4 : 0,
    add: open.length > 0 ? 2 : 0,
    cancel: open.length > 0 ? 0.3 : 0,
    judge: resolved.length > 0 ? 8 : 0,
    reopen: closed.length > 0 ? 1 : 0,
    rate: closed.length > 0 ? 1 : 0,
    look: 0.1,
  });
  if (next === 'ask') return await askForHelp(me);
  if (next === 'judge') return await judge(me, me.dice.pick(resolved));
  const ticket = me.dice.pick(next === 'reopen' || next === 'rate' ? closed : open);
  if (ticket !== undefined && next !== 'look') await DOES[next](me, ticket.id);
}

const MOST_AT_ONCE = 3;

async function askForHelp(me: Colleague): Promise<void> {
  const words = me.mark('demande');
  const impact = me.dice.pick(['blocked', 'hindered', 'question'] as const) ?? 'blocked';
  const opened = await me.act('ticket.open', aRequestForHelp({ words, impact }), {
    fact: 'ticket-opened',
    mark: words,
    ticketOf: (answer) => answer?.id ?? null,
    repeatable: true,
  });
  if (opened !== null) me.heardReference(opened.reference);
}

/** Says of the first answer that waits for a word whether it settles it. */
async function judge(me: Colleague, ticket: Ticket | undefined): Promise<void> {
  if (ticket === undefined) return;
  const ticketId = ticket.id;
  const course = await me.read('course.show', { ticketId });
  const concern = course?.concerns.find(({ state }) => state === 'answered');
  if (concern === undefined) return;
  const about = { ticketOf: () => ticketId, repeatable: false };
  if (me.dice.throw() < 0.75) {
    const intent = { ...about, fact: 'concern-confirmed' as const, mark: null };
    await me.act('course.confirm', { ticketId, concernId: concern.id }, intent);
    return;
  }
  const words = me.mark('refus');
  await me.act(
    'course.refuse',
    { ticketId, concernId: concern.id, words },
    { ...about, fact: 'concern-refused', mark: words },
  );
}

const DOES = {
  say: async (me: Colleague, ticketId: string) => {
    const words = me.mark('message');
    const message = { ticketId, requestId: randomUUID(), words, files: [] };
    await me.act('talk.say', message, { fact: 'word-added', mark: words, ticketOf: () => ticketId, repeatable: true });
  },
  add: async (me: Colleague, ticketId: string) => {
    const words = me.mark('souci');
    const concern = { ticketId, requestId: randomUUID(), words };
    const intent = { fact: 'concern-added' as const, mark: words, ticketOf: () => ticketId, repeatable: true };
    await me.act('course.add-concern', concern, intent);
  },
  cancel: async (me: Colleague, ticketId: string) => {
    const intent = { fact: 'ticket-cancelled' as const, mark: null, ticketOf: () => ticketId, repeatable: false };
    await me.act('ticket.cancel', { ticketId }, intent);
  },
  reopen: async (me: Colleague, ticketId: string) => {
    const intent = { fact: 'ticket-reopened' as const, mark: null, ticketOf: () => ticketId, repeatable: false };
    await me.act('course.reopen', { ticketId }, intent);
  },
  rate: async (me: Colleague, ticketId: string) => {
    const words = me.mark('avis');
    const intent = { fact: 'satisfaction-given' as const, mark: words, ticketOf: () => ticketId, repeatable: false };
    await me.act('course.rate', { ticketId, face: 4, words }, intent);
  },
} as const;
