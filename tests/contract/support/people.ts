import { randomUUID } from 'node:crypto';
import type { SupportLevel } from '../../../app/level/level.ts';
import type { RequestInput } from '../../../app/wire/requests.ts';
import type { TestBroker } from './broker.ts';
import type { Client } from './client.ts';
import { connect } from './client.ts';

export const PASSWORD = 'correct horse battery staple';

export interface Account {
  readonly email: string;
  readonly token: string;
}

/** Passes the set-up with the token from the log. */
export async function theAdministrator(broker: Pick<TestBroker, 'url' | 'logged'>): Promise<Client & Account> {
  const { token } = await broker.logged('setup-token');
  const email = 'admin@example.org';
  const answer = await post(broker.url, '/api/setup', { token, name: 'Ada Ministre', email, password: PASSWORD });
  if (answer.status !== 201) throw new Error(`set-up answered ${answer.status}`);
  return await signedIn(broker.url, email);
}

export type NewAccount = Partial<RequestInput<'person.create'>>;

/** An account that the administrator made, signed in and connected. */
export async function aPerson(
  broker: { readonly url: string },
  administrator: Client,
  account: NewAccount = {},
): Promise<Client & Account> {
  const email = account.email ?? `p-${randomUUID()}@example.org`;
  const defaults = { name: 'Élise Martin', password: PASSWORD, role: 'employee', level: null, team: null } as const;
  await administrator.ask('person.create', { ...defaults, ...account, email });
  return await signedIn(broker.url, email);
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
