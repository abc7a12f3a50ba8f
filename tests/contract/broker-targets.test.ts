import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deadlines } from '../../app/targets/deadlines.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { createLog } from '../../server/log.ts';
import { openStore } from '../../server/store/open-store.ts';
import { openPause } from '../../server/store/targets.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aScene, factsOf, openDesk } from './support/desk.ts';
import { aContract, anOrganisation, aPerson } from './support/people.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The broker looks every ten seconds whether there is anything to sweep. */
const SWEPT = { timeout: 40_000, interval: 500 };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const promised = ({ targets }: Ticket): Deadlines => {
  if (targets === null) throw new Error('nothing was promised');
  return targets;
};

const shown = async (technician: Client, { id }: Ticket): Promise<Ticket> =>
  (await technician.ask('ticket.show', { ticketId: id })).ticket;

/** As if the ticket had been opened that much earlier; its moments are reckoned again by the next sweep. */
async function aged(ticket: Ticket, ms: number): Promise<void> {
  await query(
    desk.broker.databaseUrl,
    `update ticket set opened_at = opened_at - $2 * interval '1 millisecond', reckoned_at = null where id = $1`,
    [ticket.id, ms],
  );
  await sweep();
}

const sweep = () => query(desk.broker.databaseUrl, `insert into pgboss.job (name) values ('sweep')`);

const told = async (technician: Client, ticketId: string) =>
  (await factsOf(technician, ticketId)).filter(({ type }) => type === 'target-near' || type === 'target-missed');

describe('what a contract promises about a ticket', () => {
  it('[Q20] stands on it from the first, by the priority and the hours of the contract', async () => {
    const { ticket } = await aScene(desk);
    const { respond, resolve } = promised(ticket);
    expect(respond).toMatchObject({ warnAt: ticket.openedAt + 45 * MINUTE, dueAt: ticket.openedAt + HOUR });
    expect(resolve).toEqual({ warnAt: ticket.openedAt + 6 * HOUR, dueAt: ticket.openedAt + 8 * HOUR, metAt: null });
    // Taken by a technician: that is the first answer.
    expect(respond.metAt).toBeGreaterThanOrEqual(ticket.openedAt);
  });

  it('[Q20] is nothing where the requester has no contract', async () => {
    const employee = await aPerson(desk.broker, desk.administrator, { organisationId: null });
    const entry = { requestId: crypto.randomUUID(), words: 'Rien', impact: 'question' as const, askedAt: Date.now() };
    const ticket = await employee.ask('ticket.open', entry);
    expect(await shown(await desk.technician(2), ticket)).toMatchObject({ targets: null });
  });

  it('[Q21] stands still while the requester is waited for, and goes on from there', async () => {
    const { technician, ticket } = await aScene(desk);
    const before = promised(ticket).resolve.dueAt ?? Number.NaN;
    const waiting = await technician.ask('course.wait', { ticketId: ticket.id, words: 'Laquelle ?' });
    expect(promised(waiting).resolve).toEqual({ warnAt: null, dueAt: null, metAt: null });
    // As if it had been opened an hour ago, and half an hour later the wait had begun.
    const { databaseUrl } = desk.broker;
    await query(databaseUrl, `update ticket set opened_at = opened_at - interval '1 hour' where id = $1`, [ticket.id]);
    const earlier = `update ticket_pause set from_at = from_at - interval '30 minutes' where ticket_id = $1`;
    await query(databaseUrl, earlier, [ticket.id]);
    const going = promised(await technician.ask('course.resume', { ticketId: ticket.id }));
    const moved = (going.resolve.dueAt ?? Number.NaN) - (before - 30 * MINUTE);
    expect(moved).toBeGreaterThanOrEqual(0);
    expect(moved).toBeLessThan(MINUTE);
  });

  it('[Q21] is kept once the ticket is resolved, and runs again where the requester says no', async () => {
    const { technician, employee, ticket } = await aScene(desk);
    const ticketId = ticket.id;
    const resolved = await technician.ask('ticket.resolve', { ticketId, words: 'Fait' });
    expect(promised(resolved).resolve.metAt).toBe(resolved.changedAt);
    const { concerns } = await technician.ask('course.show', { ticketId });
    await employee.ask('course.refuse', { ticketId, concernId: concerns[0]?.id ?? '', words: 'Toujours pas' });
    expect(promised(await shown(technician, ticket)).resolve).toMatchObject({ metAt: null });
  });
});

describe('[Q21] the clock of a ticket', () => {
  it('goes on standing still where it was started and stopped at the same moment', async () => {
    const { technician, ticket } = await aScene(desk);
    await technician.ask('course.wait', { ticketId: ticket.id, words: 'Laquelle ?' });
    // A pause that began before, and ended at the very moment at which this one begins.
    const { databaseUrl } = desk.broker;
    const at = new Date();
    await query(
      databaseUrl,
      `update ticket_pause set from_at = $2::timestamptz - interval '1 minute', to_at = $2 where ticket_id = $1`,
      [ticket.id, at],
    );
    const store = openStore(databaseUrl, createLog('silent', { write: () => undefined }));
    await openPause(store, ticket.id, at.getTime());
    await openPause(store, ticket.id, at.getTime() + 5);
    await store.destroy();
    const pauses = await query(databaseUrl, 'select to_at from ticket_pause where ticket_id = $1', [ticket.id]);
    expect(pauses).toEqual([{ to_at: null }]);
  });

  it('[Q20] is reckoned once for a contract that a faster clock has changed', async () => {
    const { technician, ticket } = await aScene(desk);
    const { databaseUrl } = desk.broker;
    await query(databaseUrl, `update contract set changed_at = now() + interval '1 hour'`);
    await technician.ask('ticket.classify', {
      ticketId: ticket.id,
      impact: 'question',
      urgency: 'low',
      category: null,
    });
    const [row] = await query<{ seen: boolean }>(
      databaseUrl,
      'select reckoned_at >= (select max(changed_at) from contract) as seen from ticket where id = $1',
      [ticket.id],
    );
    expect(row?.seen).toBe(true);
    await query(databaseUrl, 'update contract set changed_at = now()');
  });
});

describe('[Q22] a target that comes near', { timeout: 100_000 }, () => {
  it('is told on the ticket once, and again when it is missed', async () => {
    const { technician, ticket } = await aScene(desk);
    await aged(ticket, 7 * HOUR);
    await expect.poll(() => told(technician, ticket.id), SWEPT).toHaveLength(1);
    const { openedAt } = await shown(technician, ticket);
    const [near] = await told(technician, ticket.id);
    expect(near).toMatchObject({ type: 'target-near', target: 'resolve', dueAt: openedAt + 8 * HOUR });
    await aged(ticket, 2 * HOUR);
    await expect.poll(() => told(technician, ticket.id), SWEPT).toHaveLength(2);
    const [, missed] = await told(technician, ticket.id);
    expect(missed).toMatchObject({ type: 'target-missed', target: 'resolve', dueAt: openedAt + 6 * HOUR });
  });

  it('moves with the contract, for the tickets that are open already', async () => {
    const { administrator, broker } = desk;
    const organisationId = await anOrganisation(administrator);
    const employee = await aPerson(broker, administrator, { organisationId });
    const entry = { requestId: crypto.randomUUID(), words: 'Rien', impact: 'question' as const, askedAt: Date.now() };
    const ticket = await employee.ask('ticket.open', entry);
    const contracts = await administrator.ask('contract.list', {});
    const contract = contracts.find((one) => one.organisationId === organisationId);
    if (contract === undefined) throw new Error('the contract is not listed');
    const slower = { respondMinutes: 120, resolveMinutes: 960 };
    await administrator.ask('contract.save', {
      ...aContract(organisationId),
      editing: { id: contract.id, seen: contract.changedAt },
      targets: { P1: slower, P2: slower, P3: slower, P4: slower },
    });
    await sweep();
    const technician = await desk.technician(2);
    const resolveDue = async () => (await shown(technician, ticket)).targets?.resolve.dueAt;
    await expect.poll(resolveDue, SWEPT).toBe(ticket.openedAt + 16 * HOUR);
  });
});
