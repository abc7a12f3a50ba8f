import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileLine } from '../../app/audit/export-file.ts';
import { verifyChain } from '../../app/audit/verify-file.ts';
import type { AuditFilter } from '../../app/wire/requests/audit.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk, Scene } from './support/desk.ts';
import { aGrantedSession, aScene, openDesk } from './support/desk.ts';
import type { Account } from './support/people.ts';
import { aPerson, post, signedIn } from './support/people.ts';
import { verifyWhole } from './support/whole-chain.ts';

let desk: Desk;
let administrator: Client & Account;
let scene: Scene;
let key: string;
beforeAll(async () => {
  desk = await openDesk();
  administrator = await signedIn(desk.broker.url, 'admin@example.org');
  scene = await aScene(desk);
  await aGrantedSession(scene);
  ({ key } = await verifyWhole(administrator));
});
afterAll(() => desk.close());

const download = (ticket: string, token = administrator.token): Promise<Response> =>
  post(desk.broker.url, '/api/audit/export', { ticket }, { authorization: `Bearer ${token}` });

async function exported(filter: AuditFilter = {}): Promise<string[]> {
  const { ticket } = await administrator.ask('audit.export', { filter });
  const answer = await download(ticket);
  expect(answer.status).toBe(200);
  return (await answer.text()).trimEnd().split('\n');
}

const linesOf = (file: readonly string[]): FileLine[] => file.map((line) => FileLine.parse(JSON.parse(line)));

describe('[J1] an export', () => {
  it('holds by the broker’s key, from the first event to its own', async () => {
    const file = await exported();
    const verdict = verifyChain(file, { pinnedKey: key });
    expect(verdict).toMatchObject({ ok: true, value: { kind: 'chain', pinned: true } });
    const events = linesOf(file).flatMap((line) => (line.type === 'event' ? [line.event] : []));
    expect(events[0]?.seq).toBe(1);
    expect(events.at(-1)?.kind).toBe('audit-exported');
    expect(file.join()).toContain('Élise Martin');
  });

  it('names the event of which a byte was changed', async () => {
    const file = await exported();
    const granted = linesOf(file).flatMap((line) =>
      line.type === 'event' && line.event.kind === 'granted' ? line.event.seq : [],
    );
    const changed = file.map((line) =>
      line.includes(`"seq":${granted[0]},`) ? line.replace('"Écran 1"', '"Écran 2"') : line,
    );
    expect(verifyChain(changed, { pinnedKey: key })).toMatchObject({
      ok: false,
      failure: { type: 'value-edited', seq: granted[0], name: 'signed' },
    });
  });

  it('of one ticket holds its story and nothing else’s, tied to checkpoints', async () => {
    const file = await exported({ reference: scene.ticket.reference });
    expect(verifyChain(file, { pinnedKey: key })).toMatchObject({ ok: true, value: { kind: 'excerpt' } });
    const shown = linesOf(file).flatMap((line) => (line.type === 'event' ? [line.event] : []));
    expect(new Set(shown.map(({ subject }) => subject.reference))).toEqual(new Set([scene.ticket.reference]));
    expect(file.join()).not.toContain('@example.org');
  });

  it('of a stretch of time begins with a checkpoint', async () => {
    const [last] = (await administrator.ask('audit.list', { filter: {}, before: null })).lines;
    const file = await exported({ from: last?.event.at ?? 0 });
    expect(verifyChain(file, { pinnedKey: key })).toMatchObject({ ok: true, value: { kind: 'chain' } });
    expect(linesOf(file)[1]?.type).toBe('checkpoint');
  });
});

describe('[J5] a download', () => {
  it('works once, for whoever it was allowed, and is told in the audit', async () => {
    const { ticket } = await administrator.ask('audit.export', { filter: {} });
    const technician = await desk.technician(2);
    expect((await download(ticket, technician.token)).status).toBe(403);
    expect((await download(ticket, 'nobody')).status).toBe(401);
    expect((await download('00'.repeat(32))).status).toBe(404);
    expect((await download(ticket)).status).toBe(200);
    expect((await download(ticket)).status).toBe(404);
  });

  it('is of no use to another administrator', async () => {
    const other = await aPerson(desk.broker, administrator, { role: 'administrator', name: 'Autre Ministre' });
    const { ticket } = await administrator.ask('audit.export', { filter: {} });
    expect((await download(ticket, other.token)).status).toBe(404);
  });

  it('is not offered to anyone but administrators', async () => {
    const technician = await desk.technician(2);
    expect(await technician.refused('audit.export', { filter: {} })).toEqual({ type: 'not-allowed' });
    expect(await scene.employee.refused('audit.list', { filter: {}, before: null })).toEqual({ type: 'not-allowed' });
  });
});

describe('the list', () => {
  const kindsFor = async (filter: AuditFilter): Promise<string[]> =>
    (await administrator.ask('audit.list', { filter, before: null })).lines.map(({ event }) => event.kind);

  it('shows the newest first, with values, and by the filters together', async () => {
    const { lines } = await administrator.ask('audit.list', { filter: {}, before: null });
    const seqs = lines.map(({ event }) => event.seq);
    expect(seqs).toEqual(seqs.toSorted((one, other) => other - one));
    expect(await kindsFor({ reference: scene.ticket.reference, kinds: ['ticket-taken'] })).toEqual(['ticket-taken']);
    expect(await kindsFor({ text: 'OUTLOOK', kinds: ['person-created'] })).toEqual([]);
    expect(new Set(await kindsFor({ text: 'élise' }))).toContain('person-created');
    expect(await kindsFor({ text: '%_%' })).toEqual([]);
    expect(await kindsFor({ to: 1 })).toEqual([]);
  });

  it('of a person has what they did and what was done for them', async () => {
    const personId = scene.employee.welcome.person.id;
    const kinds = await kindsFor({ personId });
    expect(kinds).toEqual(expect.arrayContaining(['person-created', 'ticket-opened', 'ticket-taken', 'granted']));
  });

  it('of a workstation has the sessions on it', async () => {
    const { sessions } = await scene.technician.ask('ticket.show', { ticketId: scene.ticket.id });
    const kinds = await kindsFor({ workstationId: sessions[0]?.workstationId ?? '' });
    expect(kinds).toEqual(expect.arrayContaining(['session-asked', 'delivered', 'granted']));
  });

  it('goes on where a page ended', async () => {
    const first = await administrator.ask('audit.list', { filter: {}, before: 4 });
    expect(first.lines.map(({ event }) => event.seq)).toEqual([3, 2, 1]);
    expect(first.more).toBe(false);
  });
});

describe('[J1] following the chain on the broker', () => {
  it('names an event that whoever owns the database has edited', async () => {
    expect((await verifyWhole(administrator)).fault).toBeNull();
    const url = desk.broker.databaseUrl;
    const edit = (value: string) => `
      alter table audit_event disable trigger all;
      update audit_event set body = body || '${value}' where kind = 'session-asked';
      alter table audit_event enable trigger all`;
    await query(url, edit('{"durationMinutes": 240}'));
    const [row] = await query<{ seq: string }>(url, `select seq from audit_event where kind = 'session-asked'`);
    expect((await verifyWhole(administrator)).fault).toMatchObject({ type: 'edited', seq: Number(row?.seq) });
    await query(url, edit('{"durationMinutes": 20}'));
    expect((await verifyWhole(administrator)).fault).toBeNull();
  });
});
