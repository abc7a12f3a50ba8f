import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILE_LIMIT_BYTES } from '../../app/talk/message.ts';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk, Scene } from './support/desk.ts';
import { aScene, openDesk } from './support/desk.ts';
import type { Account } from './support/people.ts';
import { aPerson, bearing } from './support/people.ts';

let desk: Desk;
let second: TestBroker;

beforeAll(async () => {
  desk = await openDesk();
  second = await aBroker(desk.broker.databaseUrl);
});

afterAll(async () => {
  await second?.stop();
  await desk?.close();
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const piece = (url: string, pass: string, from: number, content: Buffer): Promise<Response> =>
  fetch(`${url}/api/talk/piece?from=${from}`, {
    method: 'POST',
    headers: { ...bearing(pass), 'content-type': 'application/octet-stream' },
    body: new Uint8Array(content),
  });

const download = (pass: string, url = desk.broker.url): Promise<Response> =>
  fetch(`${url}/api/talk/file`, { method: 'POST', headers: bearing(pass) });

/** Sends a whole file, each piece to another broker than the one before. */
async function upload(client: Client, ticketId: string, content: Buffer, name = 'capture.png'): Promise<string> {
  const fileId = randomUUID();
  const { pass, pieceBytes } = await client.ask('talk.begin-upload', { ticketId, fileId, name, bytes: content.length });
  const urls = [desk.broker.url, second.url];
  for (let from = 0; from < content.length; from += pieceBytes) {
    const url = urls[(from / pieceBytes) % 2] ?? desk.broker.url;
    const answer = await piece(url, pass, from, content.subarray(from, from + pieceBytes));
    expect(answer.status).toBe(200);
  }
  return fileId;
}

const saying = (ticketId: string, files: string[], words = '') => ({ ticketId, requestId: randomUUID(), words, files });

async function aFile({ employee, ticket }: Scene, content: Buffer = PNG, name?: string) {
  const fileId = await upload(employee, ticket.id, content, name);
  const { files } = await employee.ask('talk.say', saying(ticket.id, [fileId]));
  const [file] = files;
  if (file === undefined) throw new Error('the message carries no file');
  return file;
}

describe('[M5] a file', () => {
  it('arrives whole, in pieces, over any broker, and is known by what it holds', async () => {
    const scene = await aScene(desk);
    const content = randomBytes(700_000);
    const file = await aFile(scene, content, 'trace réseau.dat');
    expect(file).toMatchObject({ name: 'trace réseau.dat', bytes: 700_000, sha256: sha256(content), picture: null });
    const { pass } = await scene.technician.ask('talk.open-file', { fileId: file.id });
    const answer = await download(pass, second.url);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    expect(await scene.technician.ask('talk.show', { ticketId: scene.ticket.id })).toMatchObject({
      messages: [{ files: [file] }],
    });
    const { timeline } = await scene.technician.ask('ticket.show', { ticketId: scene.ticket.id });
    expect(timeline.map(({ fact }) => fact)).toContainEqual({
      type: 'file-added',
      at: expect.any(Number),
      name: 'trace réseau.dat',
      bytes: 700_000,
      sha256: sha256(content),
      internal: false,
    });
  });

  it('goes on where it stopped; a piece sent twice, or too early, changes nothing', async () => {
    const { employee, ticket } = await aScene(desk);
    const content = randomBytes(600_000);
    const begin = { ticketId: ticket.id, fileId: randomUUID(), name: 'a.dat', bytes: content.length };
    const { pass, pieceBytes } = await employee.ask('talk.begin-upload', begin);
    const at = (from: number) => piece(desk.broker.url, pass, from, content.subarray(from, from + pieceBytes));
    expect(await (await at(0)).json()).toEqual({ received: pieceBytes, whole: false });
    expect(await (await at(0)).json()).toEqual({ received: pieceBytes, whole: false });
    expect(await (await at(2 * pieceBytes)).json()).toEqual({ received: pieceBytes, whole: false });
    expect(await employee.refused('talk.say', saying(ticket.id, [begin.fileId]))).toEqual({ type: 'file-missing' });
    const again = await employee.ask('talk.begin-upload', begin);
    expect(again.received).toBe(pieceBytes);
    for (const from of [pieceBytes, 2 * pieceBytes])
      await piece(second.url, again.pass, from, content.subarray(from, from + pieceBytes));
    const { files } = await employee.ask('talk.say', saying(ticket.id, [begin.fileId]));
    expect(files[0]?.sha256).toBe(sha256(content));
  });

  it('holds no more than it said, is no larger than the limit, and is no program', async () => {
    const { employee, ticket } = await aScene(desk);
    const begin = (changes: object) =>
      ({ ticketId: ticket.id, fileId: randomUUID(), name: 'a.dat', bytes: 10, ...changes }) as const;
    const { pass } = await employee.ask('talk.begin-upload', begin({}));
    expect((await piece(desk.broker.url, pass, 0, randomBytes(11))).status).toBe(413);
    expect((await piece(desk.broker.url, pass, 0, randomBytes(300_000))).status).toBe(413);
    expect((await piece(desk.broker.url, pass, 0, randomBytes(9))).status).toBe(400);
    expect(await query(desk.broker.databaseUrl, 'select 1 from ticket_file_piece where length(content) < 10')).toEqual(
      [],
    );
    const refused = (changes: object) => employee.refused('talk.begin-upload', begin(changes));
    expect(await refused({ bytes: FILE_LIMIT_BYTES + 1 })).toEqual({ type: 'file-refused', why: 'too-large' });
    expect(await refused({ name: 'facture.pdf.exe' })).toEqual({ type: 'file-refused', why: 'program' });
    const disguised = await employee.ask('talk.begin-upload', begin({ name: 'photo.png' }));
    const answer = await piece(desk.broker.url, disguised.pass, 0, Buffer.from('MZ12345678'));
    expect([answer.status, await answer.json()]).toEqual([422, { type: 'file-refused', why: 'program' }]);
    expect((await piece(desk.broker.url, disguised.pass, 0, PNG)).status).toBe(401);
  });

  it('that nobody sends can be taken back, and counts against a limit', async () => {
    const { ticket, employee } = await aScene(desk);
    const begin = () => ({ ticketId: ticket.id, fileId: randomUUID(), name: 'a.dat', bytes: 10 });
    const first = begin();
    await employee.ask('talk.begin-upload', first);
    for (let more = 1; more < 20; more += 1) await employee.ask('talk.begin-upload', begin());
    expect(await employee.refused('talk.begin-upload', begin())).toEqual({ type: 'file-refused', why: 'too-many' });
    await employee.ask('talk.drop-upload', { fileId: first.fileId });
    await employee.ask('talk.begin-upload', begin());
    await query(desk.broker.databaseUrl, `update ticket_file set begun_at = now() - interval '25 hours'`);
    await query(desk.broker.databaseUrl, `insert into pgboss.job (name) values ('sweep')`);
    await expect
      .poll(() => query(desk.broker.databaseUrl, 'select 1 from ticket_file where message_number is null'), {
        timeout: 30_000,
        interval: 300,
      })
      .toEqual([]);
  });
});

describe('[M5] what one person sends in a day', () => {
  it('does not fill the disk, on however many tickets', async () => {
    const { ticket, employee } = await aScene(desk);
    const begin = (bytes: number) => ({ ticketId: ticket.id, fileId: randomUUID(), name: 'a.dat', bytes });
    const first = begin(10);
    await employee.ask('talk.begin-upload', first);
    const spend = 'update ticket_file set bytes = 1024 * 1024 * 1024 - 10 where id = $1';
    await query(desk.broker.databaseUrl, spend, [first.fileId]);
    await employee.ask('talk.begin-upload', begin(10));
    expect(await employee.refused('talk.begin-upload', begin(1))).toMatchObject({ type: 'too-many' });
    await query(
      desk.broker.databaseUrl,
      `update ticket_file set begun_at = now() - interval '25 hours' where id = $1`,
      [first.fileId],
    );
    await employee.ask('talk.begin-upload', begin(1));
  });
});

describe('[M6] a file is served', () => {
  it('as a download under a safe name, never to be looked at by a browser', async () => {
    const scene = await aScene(desk);
    const file = await aFile(scene, PNG, '../../<script>"x".png');
    expect(file).toMatchObject({ name: '_script__x_.png', picture: { width: 1, height: 1 } });
    const { pass } = await scene.employee.ask('talk.open-file', { fileId: file.id });
    const answer = await download(pass);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="_script__x_.png"; filename*=UTF-8''_script__x_.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
  });

  it('once for a pass, soon, for what the pass is for', async () => {
    const scene = await aScene(desk);
    const file = await aFile(scene);
    const { pass } = await scene.employee.ask('talk.open-file', { fileId: file.id });
    expect((await piece(desk.broker.url, pass, 0, PNG)).status).toBe(401);
    expect((await download(pass)).status).toBe(200);
    expect((await download(pass)).status).toBe(401);
    const late = await scene.employee.ask('talk.open-file', { fileId: file.id });
    await query(desk.broker.databaseUrl, `update file_pass set expires_at = now() - interval '1 second'`);
    expect((await download(late.pass)).status).toBe(401);
    for (const wrong of ['', 'x', scene.employee.token, '0'.repeat(64)])
      expect((await download(wrong)).status).toBe(401);
  });

  it('to those who may see the conversation, and of a note to technicians alone', async () => {
    const scene = await aScene(desk);
    const { employee, technician, ticket } = scene;
    const file = await aFile(scene);
    const stranger: Client & Account = await aPerson(desk.broker, desk.administrator);
    expect(await stranger.refused('talk.open-file', { fileId: file.id })).toEqual({ type: 'file-missing' });
    expect(await stranger.refused('talk.drop-upload', { fileId: file.id })).toEqual({ type: 'file-missing' });
    const noteFile = await upload(technician, ticket.id, PNG, 'interne.png');
    expect(await employee.refused('talk.open-file', { fileId: noteFile })).toEqual({ type: 'file-missing' });
    await technician.ask('talk.note', saying(ticket.id, [noteFile]));
    expect(await employee.refused('talk.open-file', { fileId: noteFile })).toEqual({ type: 'file-missing' });
    expect(JSON.stringify(await employee.ask('talk.show', { ticketId: ticket.id }))).not.toContain('interne');
    await (await desk.technician(3)).ask('talk.open-file', { fileId: noteFile });
  });

  it('to nobody who was allowed to before and is not any more', async () => {
    const scene = await aScene(desk);
    const file = await aFile(scene);
    const colleague = await aPerson(desk.broker, desk.administrator, { role: 'technician', level: 2, team: 'Prêt' });
    const { pass } = await colleague.ask('talk.open-file', { fileId: file.id });
    const record = (await desk.administrator.ask('person.list', {})).find(({ email }) => email === colleague.email);
    if (record === undefined) throw new Error('the colleague is not listed');
    const editing = { id: record.id, seen: record.changedAt };
    await desk.administrator.ask('person.set-disabled', { editing, disabled: true });
    expect((await download(pass)).status).toBe(401);
  });

  it('from one’s own uploads into one’s own messages of the same ticket, and from nowhere else', async () => {
    const [one, other] = [await aScene(desk), await aScene(desk)];
    const theirs = await upload(one.technician, one.ticket.id, PNG);
    expect(await one.employee.refused('talk.say', saying(one.ticket.id, [theirs]))).toEqual({ type: 'file-missing' });
    const elsewhere = await upload(one.employee, one.ticket.id, PNG);
    expect(await other.employee.refused('talk.say', saying(other.ticket.id, [elsewhere], 'x'))).toEqual({
      type: 'file-missing',
    });
    expect((await other.employee.ask('talk.show', { ticketId: other.ticket.id })).messages).toEqual([]);
    await one.employee.ask('talk.say', saying(one.ticket.id, [elsewhere]));
    const twice = await one.employee.refused('talk.say', saying(one.ticket.id, [elsewhere]));
    expect(twice).toEqual({ type: 'file-missing' });
  });
});

describe('[M6] a pass', () => {
  it('goes with the sign-in that it was asked under', async () => {
    const scene = await aScene(desk);
    const file = await aFile(scene);
    const person = await aPerson(desk.broker, desk.administrator, { role: 'technician', level: 1, name: 'Hugo Parti' });
    const ticketId = scene.ticket.id;
    const { pass } = await person.ask('talk.open-file', { fileId: file.id });
    const begun = { ticketId, fileId: randomUUID(), name: 'a.png', bytes: PNG.length };
    const upload = await person.ask('talk.begin-upload', begun);
    await fetch(`${desk.broker.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { ...bearing(person.token), 'content-type': 'application/json' },
      body: '{}',
    });
    expect((await download(pass)).status).toBe(401);
    expect((await piece(desk.broker.url, upload.pass, 0, PNG)).status).toBe(401);
  });
});

describe('[M7] what was said and sent', () => {
  it('goes with the person whose ticket it was, every byte of it', async () => {
    const employee = await aPerson(desk.broker, desk.administrator, { name: 'Octave Perrin' });
    const technician = await desk.technician(2);
    const ticket = await employee.ask('ticket.open', {
      requestId: randomUUID(),
      words: 'Panne',
      impact: 'blocked',
      askedAt: Date.now(),
    });
    await technician.ask('ticket.take', { ticketId: ticket.id });
    const marked = Buffer.from('contenu reconnaissable de la pièce jointe');
    const fileId = await upload(employee, ticket.id, marked, 'octave.txt');
    await employee.ask('talk.say', saying(ticket.id, [fileId], 'Mes mots à moi'));
    await technician.ask('talk.note', saying(ticket.id, [], 'Note sur Octave'));
    const personId = employee.welcome.person.id;
    await desk.administrator.ask('privacy.erase', { personId, name: 'Octave Perrin' });
    const rows = await query<{ row: string }>(
      desk.broker.databaseUrl,
      `select t::text as row from ticket_message t where ticket_id = '${ticket.id}'
        union all select t::text from ticket_note t where ticket_id = '${ticket.id}'
        union all select t::text from ticket_file t where ticket_id = '${ticket.id}'
        union all select encode(content, 'escape') from ticket_file_piece`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/octave|mes mots|reconnaissable/i);
    const { messages } = await technician.ask('talk.show', { ticketId: ticket.id });
    expect(messages).toMatchObject([{ files: [{ gone: true, picture: null }] }]);
    expect(await technician.refused('talk.open-file', { fileId })).toEqual({ type: 'file-missing' });
    const late = await technician.refused('talk.note', saying(ticket.id, [], 'Encore un mot sur Octave'));
    expect(late).toEqual({ type: 'ticket-is', state: 'cancelled' });
  });
});
