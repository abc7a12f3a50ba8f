import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportKind } from '../../app/directory/import.ts';
import { ImportReport } from '../../app/directory/import.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { openDesk } from './support/desk.ts';
import { aDevice } from './support/ends.ts';
import type { Account } from './support/people.ts';
import { aPerson, bearing, post, signedIn } from './support/people.ts';

let desk: Desk;
let token: string;

beforeAll(async () => {
  desk = await openDesk();
  ({ token } = await signedIn(desk.broker.url, 'admin@example.org'));
  const { id } = await desk.administrator.ask('organisation.save', { editing: null, name: 'Ville de Brévenne' });
  const site = { editing: null, organisationId: id, name: 'Hôtel de ville', timeZone: 'Europe/Paris' };
  await desk.administrator.ask('site.save', site);
});
afterAll(() => desk?.close());

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

async function send(kind: ImportKind, content: string | Buffer, apply: boolean, by = token): Promise<ImportReport> {
  const body = { kind, apply, content: Buffer.from(content).toString('base64') };
  const answer = await post(desk.broker.url, '/api/directory/import', body, bearing(by));
  return ImportReport.parse(await answer.json());
}

async function fetched(kind: ImportKind, template = false): Promise<string> {
  const body = { kind, language: 'fr', template };
  return await (await post(desk.broker.url, '/api/directory/export', body, bearing(token))).text();
}

const people = async () => await desk.administrator.ask('person.list', {});

describe('[D15] an import', () => {
  it('is checked without leaving a trace, then taken whole', async () => {
    const file =
      'Nom;Adresse e-mail;Organisation;Site\r\nLéa Fontaine;LEA@brevenne.example;ville de brévenne;Hôtel de ville\r\n';
    const before = await people();
    expect(await send('employees', file, false)).toMatchObject({ applied: false, created: 1, faults: [] });
    expect(await people()).toEqual(before);
    expect(await send('employees', file, true)).toMatchObject({ applied: true, created: 1 });
    expect((await people()).find(({ email }) => email === 'lea@brevenne.example')).toMatchObject({
      name: 'Léa Fontaine',
      role: 'employee',
    });
    expect(await send('employees', file, true)).toMatchObject({ created: 0, unchanged: 1 });
  });

  it('tells every fault by line and column, and takes nothing of the file', async () => {
    const before = await people();
    const file = [
      'name,email,organisation',
      'Good Person,good@example.org,Ville de Brévenne',
      ',nobody@example.org,',
      'Support Accord,accord@example.org,',
      'No Address,not an address,Nowhere',
      'Good Again,good@example.org,',
    ].join('\n');
    const report = await send('employees', file, true);
    expect(report.faults.map(({ line, column, type }) => [line, column, type])).toEqual([
      [3, 'name', 'missing'],
      [4, 'name', 'name-misleads'],
      [5, 'email', 'malformed'],
      [5, 'organisation', 'unknown'],
      [6, 'email', 'twice'],
    ]);
    expect(report.applied).toBe(false);
    expect(await people()).toEqual(before);
  });

  it.each<[string, string | Buffer]>([
    ['commas in UTF-8', 'name,email\nZoé Lefèvre,ID@example.org\n'],
    ['tabs with a byte order mark', '\uFEFFname\temail\nZoé Lefèvre\tID@example.org\n'],
    ['semicolons in Windows-1252', latin1('Nom;E-mail\r\nZoé Lefèvre;ID@example.org\r\n')],
    [
      'UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Nom;E-mail\r\nZoé Lefèvre;ID@example.org', 'utf16le')]),
    ],
  ])('reads %s', async (name, content) => {
    const email = `zoe-${name.length}@example.org`;
    const raw = Buffer.from(content);
    const own = raw.includes('I\0D')
      ? raw
      : Buffer.from(raw.toString('latin1').replace('ID@example.org', email), 'latin1');
    expect(await send('employees', own, true)).toMatchObject({ applied: true, created: 1 });
    expect((await people()).filter((person) => person.name === 'Zoé Lefèvre').length).toBeGreaterThan(0);
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'empty'],
    ['no line', 'name,email\n', 'empty'],
    ['a quote that never ends', 'name,email\n"Zoé,z@example.org\n', 'unreadable'],
    ['no address at all', 'name\nZoé\n', 'column-missing'],
    ['a column that nobody knows', 'name,email,salary\nZoé,z@example.org,1\n', 'column-unknown'],
    ['more values than columns', 'name,email\nZoé,z@example.org,x\n', 'too-many-values'],
  ])('names what is wrong with a file of %s', async (_, content, type) => {
    expect((await send('employees', content, true)).faults).toEqual([expect.objectContaining({ type })]);
  });

  it('makes organisations with their sites, and technicians of teams that are there', async () => {
    const organisations = 'Organisation;Site;Fuseau horaire\nClinique;Accueil;Europe/Paris\nClinique;Nord;Lune/Mer\n';
    expect((await send('organisations', organisations, true)).faults).toMatchObject([{ line: 3, type: 'malformed' }]);
    const good = await send('organisations', organisations.replace('Lune/Mer', ''), true);
    expect(good).toMatchObject({ applied: true, created: 2 });
    const technicians =
      'Nom;E-mail;Équipe;Niveau;Habilitations\nInès Marchetti;ines@example.org;support paris;N3;serveurs, paie\n';
    expect(await send('technicians', technicians, true)).toMatchObject({ applied: true, created: 1 });
    const ines = (await people()).find(({ email }) => email === 'ines@example.org');
    expect(ines).toMatchObject({ team: 'Support Paris', level: 3, certifications: ['serveurs', 'paie'] });
    expect((await send('employees', 'name,email\nInès,ines@example.org\n', true)).faults).toMatchObject([
      { type: 'other-role' },
    ]);
  });

  it('[J2] leaves in the chain who got which level and place, and what they were called', async () => {
    const file = 'Nom;E-mail;Équipe;Niveau;Habilitations\nHugo Marin;hugo@example.org;support paris;;\n';
    await send('technicians', file, true);
    await send('technicians', file.replace(';;\n', ';N3;serveurs\n'), true);
    const hugo = (await people()).find(({ email }) => email === 'hugo@example.org');
    const told = await query<{ kind: string; body: object; names: string[] }>(
      desk.broker.databaseUrl,
      `select kind, body, array(select value #>> '{}' from audit_value where event_id = audit_event.id and audit_value.person_id = $1) as names
       from audit_event where person_id = $1 order by seq`,
      [hugo?.id],
    );
    expect(told).toMatchObject([
      { kind: 'person-created', body: { by: 'import', role: 'technician', level: null, certifications: [] } },
      { kind: 'person-changed', body: { by: 'import', role: 'technician', level: 3, certifications: ['serveurs'] } },
    ]);
    expect(told[1]?.names.toSorted()).toEqual(['Hugo Marin', 'hugo@example.org']);
  });

  it('is for administrators alone', async () => {
    const employee: Account = await desk.employee();
    for (const path of ['import', 'export']) {
      const answer = await post(
        desk.broker.url,
        `/api/directory/${path}`,
        { kind: 'employees' },
        bearing(employee.token),
      );
      expect(answer.status).toBe(403);
    }
  });
});

describe('[D16] an export', () => {
  it('comes back as it was, workstations included, and runs nothing', async () => {
    const owner = await aPerson(desk.broker, desk.administrator, { name: 'Ana Costa' });
    const called = 'Nom;Adresse e-mail;Téléphone\r\nZoé Morel;zoe@brevenne.example;+33 4 72 00 00 00\r\n';
    expect(await send('employees', called, true)).toMatchObject({ applied: true, created: 1 });
    const { id } = await aDevice().attach(owner, '=HYPERLINK("x")');
    const listed = (await desk.administrator.ask('workstation.list', {})).find((one) => one.id === id);
    if (listed === undefined) throw new Error('the workstation is not listed');
    const editing = { id, seen: listed.changedAt };
    await desk.administrator.ask('workstation.place', {
      editing,
      organisationId: null,
      siteId: null,
      tags: ['compta'],
    });
    for (const kind of ['employees', 'technicians', 'organisations', 'workstations'] as const) {
      const file = await fetched(kind);
      expect(file.split(/[;\r\n]+/).filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
      expect(await send(kind, file, true)).toMatchObject({ applied: true, created: 0, changed: 0, faults: [] });
    }
    expect(await fetched('workstations')).toContain('compta');
    expect((await people()).find(({ name }) => name === 'Zoé Morel')?.telephone).toBe('+33 4 72 00 00 00');
  });

  it('as a template has the columns and no line', async () => {
    expect(await fetched('technicians', true)).toBe('Nom;Adresse e-mail;Équipe;Niveau;Certifications;Téléphone\r\n');
  });
});
