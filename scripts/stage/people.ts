import { Challenge, SignedIn } from '../../app/identity/sign-in.ts';
import type { SupportLevel } from '../../app/level/level.ts';
import type { Broker } from './broker.ts';
import { setUpFactor } from './factor.ts';
import type { Lifetime } from './lifetime.ts';
import { dropFactorRule } from './rules.ts';
import { foundTown, NO_SUPPORT, NOWHERE } from './town.ts';
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

/**
 * Makes the first administrator with the printed token, then everybody else, each by the route a real one takes. The
 * administrator signs in with a second factor as a new broker demands, and decides that here a password is enough.
 */
export async function enrol(lifetime: Lifetime, broker: Broker, cast: Cast): Promise<void> {
  const { administrator } = cast;
  await post(`${broker.url}/api/setup`, { token: await broker.setupToken(), ...administrator });
  const { pending } = Challenge.parse(await (await post(`${broker.url}${SIGN_IN}`, accountOf(administrator))).json());
  const { token } = await setUpFactor(broker.url, pending, administrator.password);
  const wire = await openWire(lifetime, broker.url, token);
  await wire.must('identity.change-settings', { secondFactorRequired: false, companyMakesEmployees: false });
  await wire.must('account.remove-totp', { password: administrator.password });
  await dropFactorRule(wire);
  const place = await foundTown(wire);
  for (const employee of cast.employees)
    await wire.must('person.create', { ...employee, ...place, ...NO_SUPPORT, role: 'employee' });
  const teams = new Map<string, string>();
  for (const { team, ...technician } of cast.technicians) {
    const { level } = technician;
    const made =
      teams.get(team) ?? (await wire.must('team.save', { editing: null, name: team, level, kind: 'internal' })).id;
    teams.set(team, made);
    await wire.must('person.create', {
      ...technician,
      ...NOWHERE,
      level: null,
      teamId: made,
      certifications: [],
      role: 'technician',
    });
  }
  wire.close();
}

/** The bearer token that a sign-in over HTTP gives. */
export async function signIn(url: string, somebody: Omit<Somebody, 'name'>): Promise<string> {
  const response = await post(`${url}${SIGN_IN}`, accountOf(somebody));
  return SignedIn.parse(await response.json()).token;
}

const SIGN_IN = '/api/auth/sign-in/email';

const accountOf = ({ email, password }: Omit<Somebody, 'name'>) => ({ email, password });

async function post(url: string, body: unknown): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response;
}
