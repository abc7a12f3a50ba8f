import { randomUUID } from 'node:crypto';
import type { SupportLevel } from '../../../../app/level/level.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { Colleague } from './colleague.ts';

/** One thing that somebody of the support does next, of what their level and their own tickets allow. */
export async function stepOfTechnician(me: Colleague, level: SupportLevel, callers: readonly string[]): Promise<void> {
  const mine = (await me.read('ticket.queue', { queue: { of: 'person', personId: me.id } })) ?? [];
  const ticket = me.dice.pick(mine);
  const has = ticket === undefined ? 0 : 1;
  const next = me.dice.weigh({
    call: level === 1 ? 2 : 0,
    take: mine.length < MOST_AT_ONCE ? 5 : 0,
    answer: 6 * has,
    note: 3 * has,
    say: 2 * has,
    add: has,
    ask: ticket?.state === 'assigned' ? 1 : 0,
    release: 0.5 * has,
    up: level < 3 ? 5 * has : 0,
    back: level > 1 ? 0.7 * has : 0,
    gather: 2 * has,
    judge: has,
    look: 0.1,
  });
  if (next === 'call') return await takeCall(me, me.dice.pick(callers));
  if (next === 'take') return await takeNext(me, level);
  if (ticket === undefined || next === 'look') return;
  if (next === 'up' || next === 'back') return await handOver(me, ticket.id, level, next);
  await DOES[next](me, ticket);
}

const MOST_AT_ONCE = 4;

async function takeNext(me: Colleague, level: SupportLevel): Promise<void> {
  await me.act(
    'ticket.take-next',
    { queue: { of: 'level', level, teamId: null } },
    { fact: 'ticket-taken', mark: null, ticketOf: (answer) => answer?.id ?? null, repeatable: false },
  );
}

/** The reference is said aloud before anything else is known; the call becomes its ticket. */
async function takeCall(me: Colleague, requesterId: string | undefined): Promise<void> {
  if (requesterId === undefined) return;
  const intakeId = randomUUID();
  const begun = await me.read('intake.begin', { intakeId, channel: 'telephone' });
  if (begun === null) return;
  me.heardReference(begun.reference);
  const words = me.mark('appel');
  const judged = { impact: 'hindered', urgency: 'medium', category: 'software' } as const;
  const recorded = await me.act(
    'intake.record',
    { intakeId, requesterId, words, ...judged, keep: false },
    { fact: 'ticket-opened', mark: words, ticketOf: (answer) => answer?.id ?? null, repeatable: true },
  );
  if (recorded !== null && recorded.reference !== begun.reference)
    throw new Error(`${begun.reference} was said aloud, and the ticket is ${recorded.reference}`);
}

const about = (ticketId: string, repeatable: boolean) => ({ ticketOf: () => ticketId, repeatable });

const above = (level: SupportLevel): SupportLevel => (level === 1 ? 2 : 3);

async function handOver(me: Colleague, ticketId: string, level: SupportLevel, way: 'up' | 'back'): Promise<void> {
  if (way === 'up') {
    const hypothesis = me.mark('hypothèse');
    const found = { ticketId, requestId: randomUUID(), hypothesis, tried: 'Redémarré', outcome: 'ruled-out' } as const;
    await me.act('course.diagnose', found, { fact: 'diagnosed', mark: hypothesis, ...about(ticketId, true) });
  }
  const words = me.mark('passage');
  await me.act(
    'course.hand-over',
    { ticketId, to: way === 'back' ? 1 : above(level), teamId: null, words },
    { fact: 'ticket-handed-over', mark: words, ...about(ticketId, false) },
  );
}

/** Answers every concern that waits, then resolves: the only way to a resolved ticket. */
async function answer(me: Colleague, { id: ticketId }: Ticket): Promise<void> {
  const course = await me.read('course.show', { ticketId });
  for (const { id: concernId, state } of course?.concerns ?? []) {
    if (state !== 'open' && state !== 'refused') continue;
    const words = me.mark('réponse');
    const intent = { fact: 'concern-answered' as const, mark: words, ...about(ticketId, false) };
    await me.act('course.answer', { ticketId, concernId, words }, intent);
  }
  const words = me.mark('solution');
  const intent = { fact: 'ticket-resolved' as const, mark: words, ...about(ticketId, false) };
  await me.act('ticket.resolve', { ticketId, words }, intent);
}

/** Puts something that waits under a ticket of one's own, as one outage. */
async function gather(me: Colleague, { id: parentId }: Ticket): Promise<void> {
  const all = (await me.read('ticket.queue', {})) ?? [];
  const child = me.dice.pick(all.filter(({ id, state }) => id !== parentId && state === 'new'));
  if (child === undefined) return;
  const intent = { fact: 'ticket-gathered' as const, mark: null, ...about(child.id, false) };
  await me.act('course.gather', { ticketId: child.id, parentId }, intent);
}

const DOES = {
  answer,
  gather,
  note: async (me: Colleague, { id: ticketId }: Ticket) => {
    const words = me.mark('note');
    const note = { ticketId, requestId: randomUUID(), words, files: [] };
    await me.act('talk.note', note, { fact: 'note-added', mark: words, ...about(ticketId, true) });
  },
  say: async (me: Colleague, { id: ticketId }: Ticket) => {
    const words = me.mark('message');
    const message = { ticketId, requestId: randomUUID(), words, files: [] };
    await me.act('talk.say', message, { fact: 'word-added', mark: words, ...about(ticketId, true) });
  },
  add: async (me: Colleague, { id: ticketId }: Ticket) => {
    const words = me.mark('souci');
    const concern = { ticketId, requestId: randomUUID(), words };
    await me.act('course.add-concern', concern, { fact: 'concern-added', mark: words, ...about(ticketId, true) });
  },
  ask: async (me: Colleague, { id: ticketId }: Ticket) => {
    const words = me.mark('question');
    await me.act(
      'course.wait',
      { ticketId, words },
      { fact: 'requester-asked', mark: words, ...about(ticketId, false) },
    );
  },
  release: async (me: Colleague, { id: ticketId }: Ticket) => {
    const words = me.mark('retour');
    const intent = { fact: 'ticket-released' as const, mark: words, ...about(ticketId, false) };
    await me.act('ticket.release', { ticketId, words }, intent);
  },
  judge: async (me: Colleague, { id: ticketId }: Ticket) => {
    const words = me.mark('priorité');
    const priority = me.dice.pick([1, 2, 3, 4] as const) ?? 1;
    const intent = { fact: 'priority-given' as const, mark: words, ...about(ticketId, false) };
    await me.act('ticket.give-priority', { ticketId, priority, words }, intent);
  },
} as const;
