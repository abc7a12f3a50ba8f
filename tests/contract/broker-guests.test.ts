import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GuestView } from '../../app/guest/guest.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aRequestForHelp, factsOf, openDesk } from './support/desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(async () => {
  await desk?.close();
});

const WORDS = 'Le logiciel de paie refuse le fichier';
const HIDDEN = 'note que personne dehors ne lit';
const SAID = 'ce que le demandeur dit au support';

/** A ticket with something of everything on it, and a link to it. */
async function aGuest({ withNotes = false } = {}) {
  const [employee, technician] = [await desk.employee(), await desk.technician(2)];
  const { id: ticketId } = await employee.ask('ticket.open', aRequestForHelp({ words: WORDS }));
  await technician.ask('ticket.take', { ticketId });
  await employee.ask('talk.say', { ticketId, requestId: randomUUID(), words: SAID, files: [] });
  await technician.ask('talk.note', { ticketId, requestId: randomUUID(), words: HIDDEN, files: [] });
  const diagnosis = { hypothesis: 'Format changé', tried: 'Export en CSV', outcome: 'found' as const };
  await technician.ask('course.diagnose', { ticketId, requestId: randomUUID(), ...diagnosis });
  const made = await technician.ask('guest.invite', { ticketId, name: 'Éditeur Paie', days: 7, withNotes });
  const link = made.links[0];
  if (link === undefined) throw new Error('no link was made');
  return { employee, technician, ticketId, secret: made.secret, link };
}

const post = (path: string, body: unknown, pass?: string): Promise<Response> =>
  fetch(`${desk.broker.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(pass !== undefined && { authorization: `Bearer ${pass}` }) },
    body: JSON.stringify(body),
  });

async function opened(secret: string): Promise<string> {
  const answer = await post('/api/guest/open', { secret });
  expect(answer.status).toBe(200);
  return z.object({ pass: z.string() }).parse(await answer.json()).pass;
}

const view = async (pass: string): Promise<GuestView> =>
  GuestView.parse(await (await post('/api/guest/ticket', {}, pass)).json());

const ways = (pass: string): Promise<number[]> =>
  Promise.all(
    [
      post('/api/guest/ticket', {}, pass),
      post('/api/guest/say', { requestId: randomUUID(), name: 'Moi', kind: 'answer', words: 'Vu' }, pass),
      post('/api/guest/file', { fileId: randomUUID() }, pass),
    ].map(async (answer) => (await answer).status),
  );

describe('[O4] a guest', () => {
  it('sees one ticket, and neither its conversation nor what is internal', async () => {
    const { secret, technician, ticketId } = await aGuest();
    const pass = await opened(secret);
    const seen = await view(pass);
    expect(seen).toMatchObject({ words: WORDS, name: 'Éditeur Paie', notes: [], files: [], said: [] });
    expect(seen.concerns.map(({ words }) => words)).toEqual([WORDS]);
    expect(seen.diagnoses.map(({ hypothesis }) => hypothesis)).toEqual(['Format changé']);
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${HIDDEN}|${SAID}`));
    await technician.ask('guest.say', { ticketId, requestId: randomUUID(), words: 'Le fichier est joint' });
    expect((await view(pass)).said.map(({ from, words }) => [from, words])).toEqual([
      ['support', 'Le fichier est joint'],
    ]);
  });

  it('sees the notes where whoever made the link chose to show them', async () => {
    const { secret } = await aGuest({ withNotes: true });
    expect((await view(await opened(secret))).notes.map(({ words }) => words)).toEqual([HIDDEN]);
  });

  it('has no way to another ticket’s files, to a request, to a socket or to another route', async () => {
    const { secret, employee } = await aGuest();
    const pass = await opened(secret);
    const { id: ticketId } = await employee.ask('ticket.open', aRequestForHelp());
    const fileId = randomUUID();
    await employee.ask('talk.begin-upload', { ticketId, fileId, name: 'a.txt', bytes: 3 });
    expect((await post('/api/guest/file', { fileId }, pass)).status).toBe(404);
    for (const token of [pass, secret]) {
      await expect(connect(desk.broker.url, { token })).rejects.toThrow('not-signed-in');
      for (const path of ['/api/talk/file', '/api/talk/piece?from=0', '/api/audit/export', '/api/directory/export'])
        expect((await post(path, {}, token)).status, path).toBe(401);
    }
    const { token } = await desk.technician(2);
    expect(await ways(token)).toEqual([401, 401, 401]);
  });
});

describe('[O5] a link', () => {
  it.each([
    ['was taken back', (technician: Client, { link }: Link) => technician.ask('guest.revoke', { linkId: link.id })],
    ['has run out', (_technician: Client, { link }: Link) => overdue(link.id)],
    ['is of somebody who has left', (_technician: Client, { link }: Link) => gone(link.id)],
    [
      'is of a ticket that is over',
      (_: Client, { employee, ticketId }: Link) => employee.ask('ticket.cancel', { ticketId }),
    ],
  ])('leads nowhere once it %s, nor does the page that was open', async (_name, end) => {
    const guest = await aGuest();
    const pass = await opened(guest.secret);
    await end(guest.technician, guest);
    expect(await ways(pass)).toEqual([401, 401, 401]);
    expect((await post('/api/guest/open', { secret: guest.secret })).status).toBe(410);
  });

  it('is found by no guess, is kept as a digest, and stands in no log', async () => {
    const { secret } = await aGuest();
    const pass = await opened(secret);
    const wrong = [
      randomBytes(32).toString('hex'),
      secret.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
      secret.toUpperCase(),
      '',
      "' or true --",
      `${secret}00`,
    ];
    for (const guess of wrong)
      expect([400, 410, 429]).toContain((await post('/api/guest/open', { secret: guess })).status);
    expect(await ways(secret)).toEqual([401, 401, 401]);
    const kept = await query(
      desk.broker.databaseUrl,
      'select guest_link::text, guest_pass::text from guest_link left join guest_pass on true',
    );
    const words = await query(desk.broker.databaseUrl, "select body::text from audit_event where kind like 'guest-%'");
    for (const told of [kept, words, desk.broker.log].map((one) => JSON.stringify(one))) {
      expect(told).not.toContain(secret);
      expect(told).not.toContain(pass);
    }
    expect((await fetch(`${desk.broker.url}/`)).headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('can be tried only so often from one place, and that keeps nobody out who has one', async () => {
    const { secret } = await aGuest();
    const guesses = await Promise.all(
      Array.from(
        { length: 60 },
        async () => (await post('/api/guest/open', { secret: randomBytes(32).toString('hex') })).status,
      ),
    );
    expect(guesses).toContain(429);
    expect(guesses).not.toContain(200);
    await opened(secret);
  });
});

describe('[O6] making and using one', () => {
  it('is for N2 and above, on an open ticket, for thirty days at most', async () => {
    const { technician, ticketId, employee } = await aGuest();
    const wish = { ticketId, name: 'Éditeur', days: 7, withNotes: false };
    expect(await (await desk.technician(1)).refused('guest.invite', wish)).toEqual({ type: 'not-allowed' });
    expect(await technician.refused('guest.invite', { ...wish, days: 31 })).toMatchObject({ type: 'malformed' });
    const other = { ...wish, ticketId: randomUUID() };
    expect(await technician.refused('guest.invite', other)).toEqual({ type: 'not-found' });
    await employee.ask('ticket.cancel', { ticketId });
    expect(await technician.refused('guest.invite', wish)).toEqual({ type: 'ticket-is', state: 'cancelled' });
    expect(await technician.refused('guest.say', { ticketId, requestId: randomUUID(), words: 'x' })).toMatchObject({
      type: 'ticket-is',
    });
  });

  it('is a line of the ticket each time, with what the guest wrote under the name they gave, once', async () => {
    const { technician, ticketId, secret, link } = await aGuest();
    const pass = await opened(secret);
    const says = { requestId: randomUUID(), name: 'Anna Nowak', kind: 'diagnosis', words: 'Version 4 seulement' };
    expect((await post('/api/guest/say', says, pass)).status).toBe(200);
    expect((await post('/api/guest/say', says, pass)).status).toBe(200);
    expect((await post('/api/guest/say', { ...says, name: 'x\u202e' }, pass)).status).toBe(400);
    const { said, links } = await technician.ask('guest.list', { ticketId });
    expect(said).toMatchObject([
      { from: 'guest', kind: 'diagnosis', name: 'Anna Nowak', words: 'Version 4 seulement' },
    ]);
    expect(links[0]?.openedAt).toBeGreaterThan(0);
    await technician.ask('guest.revoke', { linkId: link.id });
    await technician.ask('guest.revoke', { linkId: link.id });
    const told = (await factsOf(technician, ticketId))
      .map(({ type }) => type)
      .filter((type) => type.startsWith('guest-'));
    expect(told).toEqual(['guest-invited', 'guest-opened', 'guest-wrote', 'guest-revoked']);
  });

  it('[J3] goes with the person whose ticket it was', async () => {
    const { technician, ticketId, secret, employee } = await aGuest();
    const pass = await opened(secret);
    await post('/api/guest/say', { requestId: randomUUID(), name: 'Anna', kind: 'answer', words: 'Vu' }, pass);
    const personId = employee.welcome.person.id;
    await desk.administrator.ask('privacy.erase', { personId, name: employee.welcome.person.name });
    const { said, links } = await technician.ask('guest.list', { ticketId });
    expect(JSON.stringify([said, links])).not.toMatch(/Anna|Vu|Éditeur/);
    expect(await ways(pass)).toEqual([401, 401, 401]);
  });
});

type Link = Awaited<ReturnType<typeof aGuest>>;

const gone = (id: string) =>
  query(
    desk.broker.databaseUrl,
    `with one as (
      insert into person (name, email, email_verified, role, created_at, updated_at, disabled_at)
      values ('Partie', gen_random_uuid() || '@accord.test', false, 'employee', now(), now(), now()) returning id)
    update guest_link set made_by = (select id from one) where id = '${id}'`,
  );

const overdue = (id: string) =>
  query(desk.broker.databaseUrl, `update guest_link set expires_at = now() - interval '1 second' where id = '${id}'`);
