import { z } from 'zod';
import type { SupportLevel } from '../../app/level/level.ts';
import type { Broker } from './broker.ts';
import type { Lifetime } from './lifetime.ts';
import { openWire } from './wire.ts';

/** Somebody who can sign in; the password is the stage's own and worth nothing elsewhere. */
export interface Somebody {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface TechnicianToBe extends Somebody {
  readonly level: SupportLevel;
  readonly team: string;
}

export interface Cast {
  readonly administrator: Somebody;
  readonly employees: readonly Somebody[];
  readonly technicians: readonly TechnicianToBe[];
}

/** Makes the first administrator with the printed token, then everybody else, each by the route a real one takes. */
export async function enrol(lifetime: Lifetime, broker: Broker, cast: Cast): Promise<void> {
  const { administrator } = cast;
  await post(`${broker.url}/api/setup`, { token: await broker.setupToken(), ...administrator });
  const wire = await openWire(lifetime, broker.url, await signIn(broker.url, administrator));
  for (const employee of cast.employees) {
    await wire.must('person.create', { ...employee, role: 'employee', level: null, team: null });
  }
  for (const technician of cast.technicians) {
    await wire.must('person.create', { ...technician, role: 'technician' });
  }
  wire.close();
}

/** The bearer token that a sign-in over HTTP gives. */
export async function signIn(url: string, { email, password }: Omit<Somebody, 'name'>): Promise<string> {
  const response = await post(`${url}/api/auth/sign-in/email`, { email, password });
  const header = response.headers.get('set-auth-token');
  return header ?? z.object({ token: z.string() }).parse(await response.json()).token;
}

async function post(url: string, body: unknown): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response;
}
