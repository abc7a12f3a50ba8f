import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChainEvent } from '../../app/audit/chain.ts';
import { FileLine } from '../../app/audit/export-file.ts';
import { FACT_KINDS } from '../../app/audit/facts.ts';
import { verifyChain } from '../../app/audit/verify-file.ts';
import type { Client } from './support/client.ts';
import type { Desk, Underway } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, openDesk } from './support/desk.ts';
import { aDevice } from './support/ends.ts';
import type { Account } from './support/people.ts';
import { anOrganisation, aPerson, bearing, post } from './support/people.ts';
import { verifyWhole } from './support/whole-chain.ts';

let desk: Desk;
let organisationId: string;
beforeAll(async () => {
  desk = await openDesk();
  organisationId = await anOrganisation(desk.administrator);
});
afterAll(() => desk?.close());

const download = (ticket: string, { token }: Account): Promise<Response> =>
  post(desk.broker.url, '/api/audit/export', { ticket }, bearing(token));

/** Somebody who was helped. */
async function someoneHelped(name: string): Promise<Underway> {
  const employee = await aPerson(desk.broker, desk.administrator, { name, organisationId });
  const technician = await desk.technician(2);
  const device = aDevice();
  await device.attach(employee, `PC-${name}`);
  const opened = await employee.ask('ticket.open', aRequestForHelp({ words: `Les mots de ${name}` }));
  const ticket = await technician.ask('ticket.take', { ticketId: opened.id });
  return await aGrantedSession({ employee, technician, device, ticket });
}

async function excerptOf(person: Client & Account): Promise<string[]> {
  const { ticket } = await person.ask('audit.export-own', {});
  const answer = await download(ticket, person);
  expect(answer.status).toBe(200);
  return (await answer.text()).trimEnd().split('\n');
}

const eventsIn = (lines: readonly string[]): ChainEvent[] =>
  lines.map((line) => FileLine.parse(JSON.parse(line))).flatMap((line) => (line.type === 'event' ? [line.event] : []));

describe('[J6] what the broker’s chain says of one’s own sessions', () => {
  it('is theirs to have: every step of them, nothing of anybody else’s, and it verifies', async () => {
    const [camille, yanis] = [await someoneHelped('Camille Hêtre'), await someoneHelped('Yanis Aulne')];
    const lines = await excerptOf(camille.employee);
    const events = eventsIn(lines);
    expect(events.map(({ kind }) => kind)).toEqual(['session-asked', 'delivered', 'displayed', 'granted']);
    expect(new Set(events.map(({ subject }) => subject.sessionId))).toEqual(new Set([camille.session.id]));
    expect(lines.join()).not.toMatch(/Yanis|Aulne|Les mots de/);
    expect(lines.join()).not.toContain(yanis.session.id);
    const { key } = await verifyWhole(desk.administrator);
    const verdict = verifyChain(lines, { pinnedKey: key });
    expect(verdict).toMatchObject({ ok: true, value: { kind: 'excerpt', events: 4, pinned: true } });
  });

  it('leaves out what administrators and rules noted about it', async () => {
    const { employee, session } = await someoneHelped('Solène Charme');
    await desk.administrator.ask('session.end-by-administrator', { sessionId: session.id });
    const kinds = eventsIn(await excerptOf(employee)).map(({ kind }) => kind);
    expect(kinds).toContain('ended');
    expect(kinds.filter((kind) => !FACT_KINDS.includes(kind))).toEqual([]);
  });

  it('is empty, and a file all the same, for whoever nobody has helped', async () => {
    const employee = await aPerson(desk.broker, desk.administrator, { name: 'Nadège Tremble', organisationId });
    const lines = await excerptOf(employee);
    expect(verifyChain(lines)).toMatchObject({ ok: true, value: { events: 0 } });
  });

  it('[J5] is handed out once, to nobody else, and told in the chain', async () => {
    const [owner, other] = [await someoneHelped('Iris Saule'), await desk.employee()];
    const { ticket } = await owner.employee.ask('audit.export-own', {});
    expect((await download(ticket, other)).status).toBe(404);
    expect((await download(ticket, owner.employee)).status).toBe(200);
    expect((await download(ticket, owner.employee)).status).toBe(404);
    expect(await owner.technician.refused('audit.export-own', {})).toEqual({ type: 'not-allowed' });
    expect(await desk.administrator.refused('audit.export-own', {})).toEqual({ type: 'not-allowed' });
    const personId = owner.employee.welcome.person.id;
    const filter = { kinds: ['journal-exported'], personId };
    expect((await desk.administrator.ask('audit.list', { filter, before: null })).lines).toHaveLength(1);
  });
});

describe('the list', () => {
  it('is found by the rule that decided', async () => {
    const scene = await someoneHelped('Ambre Frêne');
    const { reference } = scene.ticket;
    const { lines } = await desk.administrator.ask('audit.list', { filter: { reference }, before: null });
    const decided = lines.find(({ event }) => event.kind === 'session-decided')?.event;
    const named = JSON.stringify(decided?.body);
    const rules = (await desk.administrator.ask('policy.show', {})).content.rules.map(({ name }) => name);
    const rule = rules.find((name) => named.includes(JSON.stringify(name))) ?? '';
    const list = async (filter: { rule: string; reference: string }) =>
      (await desk.administrator.ask('audit.list', { filter, before: null })).lines.map(({ event }) => event.kind);
    expect(await list({ rule, reference })).toEqual(['session-decided']);
    expect(await list({ rule: 'Une règle que personne n’a écrite', reference })).toEqual([]);
  });
});
