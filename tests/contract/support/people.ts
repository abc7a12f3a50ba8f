import { randomUUID } from 'node:crypto';
import { Challenge } from '../../../app/identity/sign-in.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { SupportLevel } from '../../../app/level/level.ts';
import type { RequestInput } from '../../../app/wire/requests.ts';
import type { Authenticator } from '../../../scripts/stage/factor.ts';
import { setUpFactor } from '../../../scripts/stage/factor.ts';
import type { BrokerOverrides, TestBroker } from './broker.ts';
import type { Client } from './client.ts';
import { connect } from './client.ts';

export const PASSWORD = 'correct horse battery staple';

export interface Account {
  readonly email: string;
  readonly token: string;
}

const ADMINISTRATOR = 'admin@example.org';

/** Passes the set-up with the token from the log, and lets everybody sign in with a password alone: most tests are about something else. */
export async function theAdministrator(
  broker: Pick<TestBroker, 'url' | 'logged'>,
  { starterRules }: Pick<BrokerOverrides, 'starterRules'> = {},
): Promise<Client & Account> {
  const strict = await theStrictAdministrator(broker);
  await strict.ask('identity.change-settings', { secondFactorRequired: false, companyMakesEmployees: false });
  await strict.ask('account.remove-totp', { password: PASSWORD });
  if (starterRules !== true) await withoutFactorRule(strict);
  strict.close();
  return await signedIn(broker.url, ADMINISTRATOR);
}

/** Publishes the rules in force without the one that wants a second factor of technicians. */
async function withoutFactorRule(administrator: Client): Promise<void> {
  const { content, draft, published } = await administrator.ask('policy.show', {});
  const rule = content.rules.find(({ name }) => name === 'Second facteur');
  if (rule === undefined) throw new Error('the starter rules want no second factor');
  const change = { type: 'rule-removed' as const, ruleId: rule.id };
  const { revision } = await administrator.ask('policy.change', { revision: draft.revision, change });
  await administrator.ask('policy.publish', { base: published.number, revision, reason: 'passwords are enough here' });
}

/** An organisation whose contract promises everything, day and night. */
export async function anOrganisation(
  administrator: Client,
  terms: Partial<RequestInput<'contract.save'>['terms']> = {},
): Promise<Id> {
  const { id } = await administrator.ask('organisation.save', { editing: null, name: `Mairie ${randomUUID()}` });
  await administrator.ask('contract.save', aContract(id, terms));
  return id;
}

const ALL_DAY = [{ from: '00:00', to: '24:00' }];

export const aContract = (
  organisationId: Id,
  terms: Partial<RequestInput<'contract.save'>['terms']> = {},
): RequestInput<'contract.save'> => ({
  editing: null,
  organisationId,
  name: 'Jour et nuit',
  terms: {
    remote: true,
    capabilities: ['view', 'control'],
    timeZone: 'Europe/Paris',
    hours: { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: ALL_DAY, sun: ALL_DAY },
    startsOn: '2020-01-01',
    endsOn: null,
    ...terms,
  },
  holidays: { country: null, region: null, extra: [] },
  targets: { P1: TARGET, P2: TARGET, P3: TARGET, P4: TARGET },
  onSite: '',
  specialistTeamId: null,
});

const TARGET = { respondMinutes: 60, resolveMinutes: 480 };

/** The administrator of a broker as it is at first, where a second factor is required. */
export async function theStrictAdministrator(
  broker: Pick<TestBroker, 'url' | 'logged'>,
): Promise<Client & Account & { readonly authenticator: Authenticator }> {
  const { token } = await broker.logged('setup-token');
  const entry = { token, name: 'Ada Ministre', email: ADMINISTRATOR, password: PASSWORD };
  const answer = await post(broker.url, '/api/setup', entry);
  if (answer.status !== 201) throw new Error(`set-up answered ${answer.status}`);
  const { authenticator, ...account } = await withNewFactor(broker.url, ADMINISTRATOR);
  return { ...(await connect(broker.url, account)), ...account, authenticator };
}

/** Signs in an account that has to set up its second factor, and sets it up. */
export async function withNewFactor(
  url: string,
  email: string,
): Promise<Account & { readonly authenticator: Authenticator; readonly recoveryCodes: string[] }> {
  const answer = await post(url, '/api/auth/sign-in/email', { email, password: PASSWORD });
  const { pending } = Challenge.parse(await answer.json());
  return { email, ...(await setUpFactor(url, pending, PASSWORD)) };
}

export const bearing = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** A team is named, and made when nobody has yet. */
export type NewAccount = Partial<RequestInput<'person.create'>> & { readonly team?: string };

/** An account that the administrator made, signed in and connected. */
export async function aPerson(
  broker: { readonly url: string },
  administrator: Client,
  { team, ...account }: NewAccount = {},
): Promise<Client & Account> {
  const email = account.email ?? `p-${randomUUID()}@example.org`;
  const teamId = team === undefined ? null : await aTeam(administrator, team, account.level ?? 2);
  await administrator.ask('person.create', { ...NOBODY_YET, teamId, ...account, email });
  return await signedIn(broker.url, email);
}

/** What an account is when a test says nothing else of it. */
export const NOBODY_YET = {
  name: 'Élise Martin',
  password: PASSWORD,
  role: 'employee' as const,
  level: null,
  organisationId: null,
  siteId: null,
  certifications: [],
} satisfies Partial<RequestInput<'person.create'>>;

/** The id of the team of that name, whoever was first to make it. */
export async function aTeam(administrator: Client, name: string, level: SupportLevel = 2): Promise<Id> {
  const made = await administrator.request('team.save', { editing: null, name, level, kind: 'internal' });
  if (made.ok) return made.value.id;
  const { teams } = await administrator.ask('directory.show', {});
  const known = teams.find((team) => team.name === name);
  if (known === undefined) throw new Error(`no team ${name}: ${made.failure.type}`);
  return known.id;
}

export const aTechnician = (
  broker: { readonly url: string },
  administrator: Client,
  level: SupportLevel = 2,
  name = 'Nadia Benali',
) => aPerson(broker, administrator, { role: 'technician', level, team: 'Support Paris', name });

export async function signedIn(url: string, email: string, password = PASSWORD): Promise<Client & Account> {
  const token = await tokenFor(url, email, password);
  return { ...(await connect(url, { token })), email, token };
}

export async function tokenFor(url: string, email: string, password = PASSWORD): Promise<string> {
  const answer = await post(url, '/api/auth/sign-in/email', { email, password });
  const body: unknown = await answer.json();
  if (typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string') return body.token;
  throw new Error(`sign-in answered ${answer.status}: ${JSON.stringify(body)}`);
}

export const post = (
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
