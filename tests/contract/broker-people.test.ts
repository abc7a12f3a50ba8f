import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FileLine } from '../../app/audit/export-file.ts';
import { ImportReport } from '../../app/directory/import.ts';
import type { PersonRecord } from '../../app/level/person.ts';
import { openAuthenticator } from '../../scripts/stage/factor.ts';
import { settingsFor } from '../../server/settings.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { openDesk } from './support/desk.ts';
import type { Account } from './support/people.ts';
import { aContract, aPerson, bearing, PASSWORD, post, signedIn } from './support/people.ts';
import { aSoftKey } from './support/soft-key.ts';

let desk: Desk;
const timing = { ...settingsFor({ consentSeconds: 60 }).timing, prolong: 200 };
beforeAll(async () => {
  desk = await openDesk({ settings: { timing } });
});
afterAll(() => desk?.close());

const recordOf = async (client: Client): Promise<PersonRecord> => {
  const { id } = client.welcome.person;
  const found = (await desk.administrator.ask('person.list', {})).find((one) => one.id === id);
  if (found === undefined) throw new Error('the person is not listed');
  return found;
};

const movedTo = async (client: Client, email: string): Promise<void> => {
  const { id, changedAt, ownLevel, level, team, disabled, byKey, erased, ...rest } = await recordOf(client);
  await desk.administrator.ask('person.update', { ...rest, level: ownLevel, email, editing: { id, seen: changedAt } });
};

const sql = <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> =>
  query<R>(desk.broker.databaseUrl, text, values);

describe('[A12] what others change in an account', () => {
  it('ends its sign-ins when it is the address, and is told at each sign-in from then on, until it was read there', async () => {
    const owner = await aPerson(desk.broker, desk.administrator, { name: 'Ghislaine Orme', email: 'orme@example.org' });
    await movedTo(owner, 'moved@example.org');
    await owner.heard('signed-out');
    const again = await signedIn(desk.broker.url, 'moved@example.org');
    expect(await again.ask('account.notices', {})).toMatchObject([
      { kind: 'person-changed', by: 'Ada Ministre', formerEmail: 'orme@example.org' },
    ]);
    await again.ask('account.put-notices-away', {});
    expect(await again.ask('account.notices', {})).toEqual([]);
    const elsewhere = await signedIn(desk.broker.url, 'moved@example.org');
    expect(await elsewhere.ask('account.notices', {})).toHaveLength(1);
  });

  it('is in the excerpt that its owner saves, and says nothing of what was not about signing in', async () => {
    const owner = await aPerson(desk.broker, desk.administrator, { name: 'Hélène Tilleul' });
    const personId = owner.welcome.person.id;
    await movedTo(owner, owner.welcome.person.email);
    await desk.administrator.ask('identity.give-password', { personId, password: `${PASSWORD} given` });
    await desk.administrator.ask('identity.reset-factors', { personId });
    const again = await signedIn(desk.broker.url, owner.email, `${PASSWORD} given`);
    const { ticket } = await again.ask('audit.export-own', {});
    const file = await (await post(desk.broker.url, '/api/audit/export', { ticket }, bearing(again.token))).text();
    const lines = file.trimEnd().split('\n');
    const kinds = lines
      .map((line) => FileLine.parse(JSON.parse(line)))
      .flatMap((line) => (line.type === 'event' ? [line.event.kind] : []));
    expect(kinds).toEqual(['password-given', 'second-factors-reset']);
  });

  it('is not what its owner does', async () => {
    const owner = await aPerson(desk.broker, desk.administrator, { role: 'administrator', name: 'Irène Sorbier' });
    const { id, changedAt, ownLevel, level, team, disabled, byKey, erased, ...rest } = await recordOf(owner);
    await owner.ask('person.update', {
      ...rest,
      level: null,
      email: 'sorbier@example.org',
      editing: { id, seen: changedAt },
    });
    expect(await owner.ask('account.notices', {})).toEqual([]);
  });
});

describe('[A6] a sign-in that is connected', () => {
  it('does not run out as long as it is', async () => {
    const person = await aPerson(desk.broker, desk.administrator, { name: 'Jules Aubépine' });
    const { id } = person.welcome.person;
    await sql(`update login set expires_at = now() + interval '1 hour' where person_id = $1`, [id]);
    const left = async (): Promise<number> => {
      const [row] = await sql<{ left: string }>(
        'select extract(epoch from expires_at - now()) as left from login where person_id = $1',
        [id],
      );
      return Number(row?.left);
    };
    await expect.poll(left, { timeout: 10_000 }).toBeGreaterThan(29 * 24 * 3600);
    person.close();
  });
});

describe('[J2] a change of how an account is protected', () => {
  /** Lets `change` go as far as its event, and cuts the broker off there, as its death would. */
  async function cut(change: () => Promise<unknown>): Promise<void> {
    const holder = new pg.Client({ connectionString: desk.broker.databaseUrl });
    await holder.connect();
    try {
      await holder.query('begin; lock table audit_event in share mode');
      const asked = change();
      const waiting = () =>
        sql<{ pid: number }>(`select pid from pg_locks where relation = 'audit_event'::regclass and not granted`);
      await expect.poll(waiting, { timeout: 10_000 }).not.toHaveLength(0);
      for (const { pid } of await waiting()) await sql('select pg_terminate_backend($1)', [pid]);
      expect(await asked).toMatchObject({ type: 'broken' });
      await holder.query('rollback');
    } finally {
      await holder.end();
    }
  }

  const someone = async (name: string): Promise<Client & Account> => aPerson(desk.broker, desk.administrator, { name });

  it('is not there without its event, wherever it is cut: a password', async () => {
    const owner = await someone('Karine Cytise');
    await cut(() => owner.refused('account.change-password', { current: PASSWORD, next: `${PASSWORD} 2` }));
    await signedIn(desk.broker.url, owner.email);
  });

  it('… a code', async () => {
    const owner = await someone('Ludovic Fusain');
    const { secret } = await owner.ask('account.begin-totp', { password: PASSWORD });
    const code = await openAuthenticator(secret).code();
    await cut(() => owner.refused('account.confirm-totp', { code }));
    expect(await owner.ask('account.show', {})).toMatchObject({ totp: false });
    expect(await owner.ask('account.confirm-totp', { code })).toMatchObject({ recoveryCodes: expect.any(Array) });
    const { recoveryCodesLeft } = await owner.ask('account.show', {});
    await cut(() => owner.refused('account.remove-totp', { password: PASSWORD }));
    expect(await owner.ask('account.show', {})).toMatchObject({ totp: true, recoveryCodesLeft });
  });

  it('… a passkey', async () => {
    const owner = await someone('Marius Genêt');
    const key = aSoftKey({ origin: `http://localhost:${new URL(desk.broker.url).port}`, host: 'localhost' });
    const made = async () => {
      const { options } = await owner.ask('account.begin-passkey', { password: PASSWORD });
      return key.create(z.object({ challenge: z.string() }).parse(options).challenge);
    };
    const response = await made();
    await cut(() => owner.refused('account.add-passkey', { name: 'Clé', response }));
    expect(await owner.ask('account.show', {})).toMatchObject({ passkeys: [] });
    await owner.ask('account.add-passkey', { name: 'Clé', response: await made() });
    const [passkey] = (await owner.ask('account.show', {})).passkeys;
    await cut(() => owner.refused('account.remove-passkey', { password: PASSWORD, passkeyId: passkey?.id ?? '' }));
    expect((await owner.ask('account.show', {})).passkeys).toHaveLength(1);
  });
});

describe('[D5] an import', () => {
  const send = async (content: string, checkedAt: number | null): Promise<ImportReport> => {
    const { token } = await signedIn(desk.broker.url, 'admin@example.org');
    const body = {
      kind: 'employees',
      apply: checkedAt !== null,
      checkedAt,
      content: Buffer.from(content).toString('base64'),
    };
    return ImportReport.parse(
      await (await post(desk.broker.url, '/api/directory/import', body, bearing(token))).json(),
    );
  };

  it('overwrites nothing that somebody saved by hand after the file was checked', async () => {
    const person = await aPerson(desk.broker, desk.administrator, { name: 'Norbert Houx', email: 'houx@example.org' });
    const file = 'Nom;Adresse e-mail\r\nNorbert Duhoux;houx@example.org\r\nOlga Buis;buis@example.org\r\n';
    const checked = await send(file, null);
    expect(checked).toMatchObject({ created: 1, changed: 1, faults: [] });
    const { id, changedAt, ownLevel, level, team, disabled, byKey, erased, ...rest } = await recordOf(person);
    await desk.administrator.ask('person.update', {
      ...rest,
      level: null,
      name: 'Norbert Houx-Blanc',
      editing: { id, seen: changedAt },
    });
    const refused = await send(file, checked.at);
    expect(refused.faults).toMatchObject([{ line: 2, type: 'changed-meanwhile' }]);
    expect(refused.applied).toBe(false);
    expect((await recordOf(person)).name).toBe('Norbert Houx-Blanc');
    expect(await send(file, (await send(file, null)).at)).toMatchObject({ applied: true, created: 1, changed: 1 });
  });

  it('[J2] is part of the story of each person in it, as their erasure is', async () => {
    const file = 'Nom;Adresse e-mail\r\nPascale Lilas;lilas@example.org\r\n';
    await send(file, (await send(file, null)).at);
    const found = (await desk.administrator.ask('person.list', {})).find(({ email }) => email === 'lilas@example.org');
    const personId = found?.id ?? '';
    await desk.administrator.ask('privacy.erase', { personId, name: 'Pascale Lilas' });
    const { lines } = await desk.administrator.ask('audit.list', { filter: { personId }, before: null });
    expect(lines.map(({ event }) => event.kind)).toEqual(['person-erased', 'person-created']);
    expect(lines[1]?.event.body).toMatchObject({ by: 'import' });
    expect((await desk.administrator.ask('person.list', {})).find(({ id }) => id === personId)).toMatchObject({
      erased: true,
    });
  });
});

describe('[J3] what was written of a contract’s visits', () => {
  it('stands beside the chain, where it can be erased, and not in it', async () => {
    const { id: organisationId } = await desk.administrator.ask('organisation.save', {
      editing: null,
      name: 'Ville du Houx',
    });
    const words = 'Demandez Mme Aubier à l’accueil';
    await desk.administrator.ask('contract.save', { ...aContract(organisationId), onSite: words });
    const { lines } = await desk.administrator.ask('audit.list', {
      filter: { kinds: ['contract-created'] },
      before: null,
    });
    const line = lines.find(({ event }) => event.body.organisationId === organisationId);
    expect(line?.values.onSite).toBe(words);
    expect(JSON.stringify(line?.event.body)).not.toContain('Aubier');
  });
});
