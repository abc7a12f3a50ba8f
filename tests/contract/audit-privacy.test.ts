import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../app/audit/verify-file.ts';
import { sign } from '../../app/kernel/signing.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, openDesk } from './support/desk.ts';
import { aDevice } from './support/ends.ts';
import type { Account } from './support/people.ts';
import { anOrganisation, aPerson, aTechnician, bearing, post, signedIn } from './support/people.ts';
import { verifyWhole } from './support/whole-chain.ts';

let desk: Desk;
let administrator: Client & Account;
beforeAll(async () => {
  desk = await openDesk();
  administrator = await signedIn(desk.broker.url, 'admin@example.org');
});
afterAll(() => desk.close());

const now = Date.now();
const url = (): string => desk.broker.databaseUrl;
const download = (ticket: string): Promise<Response> =>
  post(desk.broker.url, '/api/audit/export', { ticket }, bearing(administrator.token));

async function exported(): Promise<string[]> {
  const { ticket } = await administrator.ask('audit.export', { filter: {} });
  return (await (await download(ticket)).text()).trimEnd().split('\n');
}

/** Everything the database holds, as text; the brokers' own talk is swept away each minute. */
async function everything(): Promise<string> {
  const tables = await query<{ name: string }>(
    url(),
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE' and table_name <> 'bus_message'`,
  );
  const texts = tables.map(({ name }) => `select t::text from ${name} t`).join(' union all ');
  return JSON.stringify(await query(url(), texts));
}

/** Somebody who has left traces everywhere: asked, wrote, was helped, with a session under way. */
async function someoneKnown(name: string, words: string) {
  const organisationId = await anOrganisation(administrator);
  const employee = await aPerson(desk.broker, administrator, { name, organisationId });
  const technician = await aTechnician(desk.broker, administrator, 2, `Technicien ${randomUUID()}`);
  const device = aDevice();
  await device.attach(employee, `PC-${name}`);
  const opened = await employee.ask('ticket.open', aRequestForHelp({ words }));
  await employee.ask('talk.say', { ticketId: opened.id, requestId: randomUUID(), words: `${words} encore`, files: [] });
  const ticket = await technician.ask('ticket.take', { ticketId: opened.id });
  const underway = await aGrantedSession({ employee, technician, device, ticket });
  return { ...underway, personId: employee.welcome.person.id, technicianId: technician.welcome.person.id };
}

describe('[J3] a person who is erased', () => {
  it('is named nowhere any more, and the chain holds', async () => {
    const name = 'Zénobie Quatrevaux';
    const someone = await someoneKnown(name, 'Mon ventilateur turlupine');
    const { personId, employee } = someone;
    const preview = await administrator.ask('privacy.preview-erasure', { personId });
    expect(preview).toMatchObject({ name, tickets: 1, openTickets: 1, signIns: 1, workstations: 1 });
    expect(preview.values).toBeGreaterThan(5);
    const { key } = await verifyWhole(administrator);
    await administrator.ask('privacy.erase', { personId, name });
    await employee.closed;

    const left = await everything();
    expect(left).not.toMatch(/Zénobie|Quatrevaux|turlupine/);
    expect(left).not.toContain(employee.email);
    expect(left).toContain(personId);
    expect((await verifyWhole(administrator)).fault).toBeNull();
    const verdict = verifyChain(await exported(), { pinnedKey: key });
    expect(verdict.ok && verdict.value.erased).toBeGreaterThan(5);
    expect(
      await someone.technician.heard('session-changed', (event) => event.session.phase.type === 'ended'),
    ).toBeDefined();
    const { timeline } = await someone.technician.ask('ticket.show', { ticketId: someone.ticket.id });
    expect(timeline.map(({ fact }) => fact.type)).toEqual(
      expect.arrayContaining(['ticket-opened', 'erased', 'granted']),
    );
  });

  it('may be a technician: their grants lose their name, their sessions end', async () => {
    const someone = await someoneKnown('Aude Vermeil', 'Le pavé ne répond plus');
    const personId = someone.technicianId;
    const { name } = someone.technician.welcome.person;
    await administrator.ask('privacy.erase', { personId, name });
    expect(await everything()).not.toContain(name);
    await someone.technician.closed;
    expect((await verifyWhole(administrator)).fault).toBeNull();
  });

  it('is named nowhere by what they were called before, by what was written of them, or by their computer', async () => {
    const reported = await someoneKnown('Fanny Lagune', 'Le son grésille');
    const { technicianId, personId, employee, device } = reported;
    const people = await administrator.ask('person.list', {});
    const record = people.find(({ id }) => id === technicianId);
    if (record === undefined) throw new Error('the technician is not listed');
    const { name: former, email, role, teamId, organisationId, siteId, certifications } = record;
    const entry = { email, role, level: 2 as const, teamId, organisationId, siteId, certifications };
    const editing = { id: technicianId, seen: record.changedAt };
    await administrator.ask('person.update', { ...entry, name: 'Gaspard Nouveau', editing });
    await administrator.ask('audit.export', { filter: { text: 'gaspard nouveau' } });
    await administrator.ask('privacy.erase', { personId: technicianId, name: 'Gaspard Nouveau' });
    const left = await everything();
    for (const gone of [former, 'Gaspard Nouveau', 'gaspard nouveau']) expect(left).not.toContain(gone);

    const token = {
      name: 'Parc',
      organisationId: employee.welcome.person.organisationId ?? '',
      siteId: null,
      tags: [],
    };
    const { secret } = await administrator.ask('enrolment.issue', {
      ...token,
      signIn: 'account',
      tiesByName: false,
      days: 1,
      maxUses: 1,
    });
    const challenge = await (await post(desk.broker.url, '/api/device/challenge', {})).json();
    const names = { workstationName: 'PC-FLAGUNE', osUser: 'flagune', displayName: null };
    const claim = { challenge, publicKey: device.keys.publicKey, ...names };
    const signature = sign('accord-enrol-v1', claim, device.keys.secret);
    expect((await post(desk.broker.url, '/api/enrol', { token: secret, claim, signature })).status).toBe(200);
    expect(await everything()).toMatch(/flagune/i);
    await administrator.ask('privacy.erase', { personId, name: 'Fanny Lagune' });
    expect(await everything()).not.toMatch(/flagune/i);
    expect((await verifyWhole(administrator)).fault).toBeNull();
  });

  it('is who was meant, and never oneself', async () => {
    const { personId } = await someoneKnown('Basile Orme', 'x');
    const erase = (input: { personId: string; name: string }) => administrator.refused('privacy.erase', input);
    expect(await erase({ personId, name: 'Basile Orme-Dubois' })).toEqual({ type: 'changed-meanwhile' });
    expect(await erase({ personId: randomUUID(), name: 'X' })).toEqual({ type: 'not-found' });
    const me = administrator.welcome.person;
    expect(await erase({ personId: me.id, name: me.name })).toEqual({ type: 'not-on-yourself' });
  });
});

describe('[J7] what is kept about someone', () => {
  it('is theirs to have, all of it, without the secrets that recognise them', async () => {
    const { personId, ticket, employee } = await someoneKnown('Colette Amiral', 'La webcam boude');
    const allowed = await administrator.ask('privacy.export-person', { personId });
    const text = await (await download(allowed.ticket)).text();
    const kept: unknown = JSON.parse(text);
    expect(kept).toMatchObject({
      person: [{ name: 'Colette Amiral', email: employee.email }],
      tickets: [{ reference: ticket.reference, words: 'La webcam boude' }],
      words: [{ words: 'La webcam boude encore' }],
      workstations: [{ name: 'PC-Colette Amiral' }],
    });
    expect(text).toContain('"ticket-opened"');
    expect(text).not.toContain(employee.token);
    expect(text).not.toMatch(/password|backup_codes|"token"/);
  });
});

describe('[J8] retention', () => {
  const asOld = async (days: number, reference: string): Promise<void> => {
    await query(
      url(),
      `alter table audit_event disable trigger all;
       update audit_event set at = at - interval '${days} days' where reference = '${reference}';
       alter table audit_event enable trigger all;
       update ticket set changed_at = changed_at - interval '${days} days' where reference = '${reference}'`,
    );
  };

  it('shows what is due before anything goes, and takes no less than the least', async () => {
    const { retention, due, nextAt } = await administrator.ask('privacy.retention', {});
    expect(retention).toEqual({ words: 730, names: 1095, events: 1825, decisions: 396 });
    expect(due.words.now + due.names.now + due.events.now).toBe(0);
    expect(new Date(nextAt).toISOString()).toMatch(/T02:30:00/);
    expect(nextAt).toBeGreaterThan(now);
    const odd = { words: 30, names: 2000, events: 365, decisions: 396 };
    expect(await administrator.refused('privacy.change-retention', odd)).toMatchObject({ type: 'malformed' });
    expect(await administrator.refused('privacy.change-retention', { ...odd, names: 1 })).toMatchObject({
      type: 'malformed',
    });
  });

  it('erases by night what has had its time, and nothing else', async () => {
    const employee = await aPerson(desk.broker, administrator, { name: 'Denis Ocre' });
    const old = await employee.ask('ticket.open', aRequestForHelp({ words: 'Vieille panne' }));
    const fresh = await employee.ask('ticket.open', aRequestForHelp({ words: 'Panne récente' }));
    for (const { id } of [old, fresh]) await employee.ask('ticket.cancel', { ticketId: id });
    await asOld(800, old.reference);
    await asOld(715, fresh.reference);
    expect((await administrator.ask('privacy.retention', {})).due.words).toEqual({ now: 1, soon: 1 });

    await query(url(), `insert into pgboss.job (name) values ('retention')`);
    await expect
      .poll(async () => (await administrator.ask('privacy.retention', {})).due.words, {
        timeout: 30_000,
        interval: 500,
      })
      .toEqual({ now: 0, soon: 1 });
    const left = await everything();
    expect(left).not.toContain('Vieille panne');
    expect(left).toContain('Panne récente');
    const { lines } = await administrator.ask('audit.list', { filter: { kinds: ['retention-applied'] }, before: null });
    expect(lines[0]?.event.body).toMatchObject({ words: 1, events: 0 });
    await asOld(-800, old.reference);
    await asOld(-715, fresh.reference);
  });

  it('cuts the chain at a checkpoint only, and what is left verifies', async () => {
    const { key } = await verifyWhole(administrator);
    await exported();
    const [cut] = await query<{ seq: string }>(url(), 'select max(seq) as seq from audit_checkpoint');
    await (await desk.employee()).ask('ticket.open', aRequestForHelp());
    await query(
      url(),
      `alter table audit_event disable trigger all;
       update audit_event set at = at - interval '2000 days' where seq <= ${cut?.seq};
       alter table audit_event enable trigger all`,
    );
    const { due } = await administrator.ask('privacy.retention', {});
    expect(due.events.now).toBe(Number(cut?.seq));
    await query(url(), `insert into pgboss.job (name) values ('retention')`);
    await expect
      .poll(async () => (await administrator.ask('privacy.retention', {})).due.events.now, {
        timeout: 30_000,
        interval: 500,
      })
      .toBe(0);
    expect(await verifyWhole(administrator)).toMatchObject({
      fault: null,
      checkedFrom: Number(cut?.seq) + 1,
    });
    const verdict = verifyChain(await exported(), { pinnedKey: key });
    expect(verdict).toMatchObject({ ok: true, value: { range: { from: Number(cut?.seq) + 1 } } });
  });
});
