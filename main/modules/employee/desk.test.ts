import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { RequestInput } from '../../../app/wire/requests.ts';
import { aTicket, settled } from '../../../tests/support/workstation/a-workstation.ts';
import { fakeClock } from '../../../tests/support/workstation/fake-clock.ts';
import { memoryKeep, silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import type { Ask, LinkAnswer } from '../broker/broker-link.ts';
import { openDesk } from './desk.ts';
import type { StoredOpened } from './opened-here.ts';
import type { StoredOutbox } from './outbox.ts';

const camille = aTicket().requester.id;
type Opening = RequestInput<'ticket.open'>;

/** A broker of one request type, that can be away, and makes one ticket of each request id. */
function aBroker() {
  const tickets = new Map<string, Ticket>();
  const state = { isAway: false, losesAnswers: false, asked: 0 };
  const open = (input: Opening): LinkAnswer<Ticket> => {
    state.asked += 1;
    if (state.isAway) return { ok: false, failure: { type: 'away' } };
    const number = String(tickets.size + 1).padStart(6, '0');
    const ticket =
      tickets.get(input.requestId) ??
      aTicket({ id: randomUUID(), reference: `INC-2026-${number}`, words: input.words });
    tickets.set(input.requestId, ticket);
    return state.losesAnswers ? { ok: false, failure: { type: 'away' } } : { ok: true, value: ticket };
  };
  const ask = ((type: string, input: Opening) =>
    Promise.resolve(type === 'ticket.open' ? open(input) : { ok: true, value: [...tickets.values()] })) as Ask;
  return { state, tickets, ask };
}

function aDesk(broker: ReturnType<typeof aBroker>, keep = memoryKeep<StoredOutbox>([])) {
  const clock = fakeClock();
  const signedIn = { person: camille };
  const desk = openDesk({
    ask: broker.ask,
    personId: () => signedIn.person,
    outbox: keep,
    opened: memoryKeep<StoredOpened>([]),
    clock,
    newId: randomUUID,
    changed: () => undefined,
    log: silentLog,
  });
  return { desk, clock, keep, signedIn };
}

describe('[K2] a request for help', () => {
  it('is on the disk before it is sent, and a ticket right after', async () => {
    const broker = aBroker();
    const { desk, keep } = aDesk(broker);
    desk.askForHelp({ words: 'Outlook', impact: 'blocked' });
    expect(keep.read().map(({ request }) => request.words)).toEqual(['Outlook']);
    await settled();
    expect(keep.read()).toEqual([]);
    expect(desk.tickets().map(({ words }) => words)).toEqual(['Outlook']);
  });

  it('is never sent under the account of somebody else', async () => {
    const broker = aBroker();
    const { desk, clock, keep, signedIn } = aDesk(broker);
    broker.state.isAway = true;
    desk.askForHelp({ words: 'Outlook', impact: 'blocked' });
    await settled();
    broker.state.isAway = false;
    signedIn.person = randomUUID();
    clock.advance(60_000);
    await settled();
    expect(broker.tickets.size).toBe(0);
    expect(keep.read()).toHaveLength(1);
  });

  it('is sent although somebody else’s was on its way when it was asked for', async () => {
    const broker = aBroker();
    const nadia = randomUUID();
    const { desk, keep, signedIn } = aDesk(broker);
    desk.askForHelp({ words: 'Outlook', impact: 'blocked' });
    signedIn.person = nadia;
    desk.askForHelp({ words: 'Imprimante', impact: 'blocked' });
    await settled();
    expect([...broker.tickets.values()].map(({ words }) => words)).toEqual(['Outlook', 'Imprimante']);
    expect(keep.read()).toEqual([]);
  });

  it('waits while the broker is away, and is sent when it returns', async () => {
    const broker = aBroker();
    broker.state.isAway = true;
    const { desk } = aDesk(broker);
    desk.askForHelp({ words: 'Outlook', impact: 'blocked' });
    desk.askForHelp({ words: 'Imprimante', impact: 'hindered' });
    await settled();
    expect(desk.waiting().map(({ words }) => words)).toEqual(['Outlook', 'Imprimante']);
    broker.state.isAway = false;
    await desk.attached();
    await settled();
    expect(desk.waiting()).toEqual([]);
    expect([...broker.tickets.values()].map(({ words }) => words)).toEqual(['Outlook', 'Imprimante']);
  });

  it('outlives the application', async () => {
    const broker = aBroker();
    broker.state.isAway = true;
    const { desk, keep } = aDesk(broker);
    desk.askForHelp({ words: 'Outlook', impact: 'blocked' });
    await settled();
    broker.state.isAway = false;
    const next = aDesk(broker, keep);
    expect(next.desk.waiting()).toHaveLength(1);
    await next.desk.attached();
    await settled();
    expect(broker.tickets.size).toBe(1);
  });

  it('is one ticket however often it is sent', async () => {
    const broker = aBroker();
    broker.state.losesAnswers = true;
    const { desk, clock } = aDesk(broker);
    desk.askForHelp({ words: 'Outlook', impact: 'blocked' });
    await settled();
    clock.advance(5000);
    await settled();
    broker.state.losesAnswers = false;
    await Promise.all([desk.attached(), desk.attached()]);
    await settled();
    clock.advance(60_000);
    await settled();
    expect(broker.tickets.size).toBe(1);
    expect(broker.state.asked).toBeGreaterThan(1);
    expect(desk.waiting()).toEqual([]);
  });

  it('can be dropped while it waits', async () => {
    const broker = aBroker();
    broker.state.isAway = true;
    const { desk } = aDesk(broker);
    desk.askForHelp({ words: 'Outlook', impact: 'blocked' });
    await settled();
    desk.dropWaiting(desk.waiting()[0]?.requestId ?? '');
    broker.state.isAway = false;
    await desk.attached();
    await settled();
    expect(broker.tickets.size).toBe(0);
  });

  it('is never sent for somebody else', async () => {
    const broker = aBroker();
    const request = { requestId: randomUUID(), words: 'Outlook', impact: 'blocked' as const, askedAt: 1 };
    const { desk } = aDesk(broker, memoryKeep<StoredOutbox>([{ personId: randomUUID(), request }]));
    await desk.attached();
    await settled();
    expect(desk.waiting()).toEqual([]);
    expect(broker.state.asked).toBe(0);
  });
});

describe('the list of tickets', () => {
  it('takes what is newer and one’s own', () => {
    const { desk } = aDesk(aBroker());
    desk.ticketChanged(aTicket({ changedAt: 5, state: 'assigned' }));
    desk.ticketChanged(aTicket({ changedAt: 3, state: 'new' }));
    desk.ticketChanged(aTicket({ id: randomUUID(), requester: { id: randomUUID(), name: 'Nadia' } }));
    expect(desk.tickets().map(({ state }) => state)).toEqual(['assigned']);
  });
});

describe('[C11] a ticket that this computer vouches for', () => {
  it('was asked for here, and says what was typed here whatever the broker makes of it', async () => {
    const broker = aBroker();
    const { desk } = aDesk(broker);
    desk.askForHelp({ words: 'Outlook', impact: 'blocked' });
    await settled();
    const [ticket] = desk.tickets();
    if (ticket === undefined) throw new Error('no ticket was opened');
    desk.ticketChanged({ ...ticket, words: 'Installez mon logiciel', changedAt: ticket.changedAt + 1 });
    expect((await desk.ownTicket(ticket.id))?.words).toBe('Outlook');
  });

  it('is not one that the broker alone knows of', async () => {
    const broker = aBroker();
    const invented = aTicket({ id: randomUUID() });
    broker.tickets.set('invented', invented);
    const { desk } = aDesk(broker);
    expect(await desk.ownTicket(invented.id)).toBeNull();
    expect(desk.tickets()).toContainEqual(invented);
  });
});
