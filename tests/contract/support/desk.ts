import { randomUUID } from 'node:crypto';
import type { ConsoleDemand, SessionRequest } from '../../../app/consent/request.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import type { SupportLevel } from '../../../app/level/level.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { PhaseType, RemoteSession } from '../../../app/session/phase.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { RequestInput } from '../../../app/wire/requests.ts';
import type { BrokerOverrides, TestBroker } from './broker.ts';
import { aBroker } from './broker.ts';
import type { Client } from './client.ts';
import type { Cluster } from './cluster.ts';
import { startCluster } from './cluster.ts';
import type { Device } from './ends.ts';
import { aDemand, aDevice, report } from './ends.ts';
import type { Account } from './people.ts';
import type { Staff } from './staff.ts';
import { again, engage } from './staff.ts';

/** A broker with its database, its administrator and a small staff; what most tests start from. */
export interface Desk {
  readonly cluster: Cluster;
  readonly broker: TestBroker;
  readonly administrator: Client;
  /** A new connection of the one employee. */
  employee(): Promise<Client & Account>;
  /** A new connection of the one technician of that level. */
  technician(level: SupportLevel): Promise<Client & Account>;
  close(): Promise<void>;
}

export async function openDesk(overrides: BrokerOverrides = {}): Promise<Desk> {
  const cluster = await startCluster();
  const prepared = isUsual(overrides) ? await cluster.staffed() : null;
  if (prepared === null) return await openDeskIn(cluster, overrides);
  return await seat(cluster, await aBroker(prepared.url, overrides), prepared.staff);
}

/** On a database of its own in a cluster that is there already, with people and a broker's key that no other has. */
export async function openDeskIn(cluster: Cluster, overrides: BrokerOverrides = {}): Promise<Desk> {
  const broker = await aBroker(await cluster.database(), overrides);
  return await seat(cluster, broker, await engage(broker, overrides));
}

/** Whether the staff that the run has prepared fits: it signed in by this clock, under rules that want no second factor. */
const isUsual = ({ starterRules, settings }: BrokerOverrides): boolean =>
  starterRules !== true && settings?.clock === undefined;

async function seat(cluster: Cluster, broker: TestBroker, staff: Staff): Promise<Desk> {
  return {
    cluster,
    broker,
    administrator: await again(broker, staff.administrator),
    employee: () => again(broker, staff.employee),
    technician: (level) => again(broker, staff.technicians[level]),
    close: async () => {
      await broker.stop();
      await cluster.stop();
    },
  };
}

export const aRequestForHelp = (changes: Partial<RequestInput<'ticket.open'>> = {}): RequestInput<'ticket.open'> => ({
  requestId: randomUUID(),
  words: 'Outlook ne s’ouvre plus',
  impact: 'blocked',
  askedAt: Date.now(),
  ...changes,
});

/** An employee at their workstation and the technician who has taken their ticket. */
export interface Scene {
  readonly employee: Client & Account;
  readonly technician: Client & Account;
  readonly device: Device;
  readonly ticket: Ticket;
}

export async function aScene(desk: Desk, level: SupportLevel = 2): Promise<Scene> {
  const [employee, technician] = await Promise.all([desk.employee(), desk.technician(level)]);
  const device = aDevice();
  await device.attach(employee);
  const opened = await employee.ask('ticket.open', aRequestForHelp());
  const ticket = await technician.ask('ticket.take', { ticketId: opened.id });
  return { employee, technician, device, ticket };
}

/** A session under way, with the words of its workstation. */
export interface Underway extends Scene {
  readonly session: RemoteSession;
  readonly request: SessionRequest;
  readonly opening: string;
  /** Reports and waits until the broker has stored it. */
  tell(...events: SessionEvent[]): Promise<void>;
}

export async function askForSession(
  scene: Scene,
  changes: Partial<ConsoleDemand> = {},
  console?: KeyPair,
): Promise<Underway> {
  const { signed, opening } = aDemand(scene.ticket.id, changes, console);
  const session = await scene.technician.ask('session.request', signed);
  const { request } = await scene.employee.heard('session-asked', (event) => event.request.sessionId === session.id);
  const tell = async (...events: SessionEvent[]): Promise<void> => {
    await scene.employee.ask('session.report', { sessionId: session.id, reports: events.map(report) });
  };
  return { ...scene, session, request, opening, tell };
}

/** As far as the employee's yes. */
export async function aGrantedSession(...asked: Parameters<typeof askForSession>): Promise<Underway> {
  const underway = await askForSession(...asked);
  const { device, request, tell } = underway;
  const at = Date.now();
  await tell(
    device.delivery(request),
    { type: 'displayed', at },
    { type: 'granted', at, signed: device.grant(request) },
  );
  return underway;
}

export async function phaseOf({
  technician,
  ticket,
  session,
}: Pick<Underway, 'technician' | 'ticket' | 'session'>): Promise<RemoteSession['phase']> {
  const { sessions } = await technician.ask('ticket.show', { ticketId: ticket.id });
  const found = sessions.find(({ id }) => id === session.id);
  if (found === undefined) throw new Error('the session is not on its ticket');
  return found.phase;
}

export const reached = (client: Client, session: RemoteSession, phase: PhaseType) =>
  client.heard('session-changed', (event) => event.session.id === session.id && event.session.phase.type === phase);

/** The facts of a ticket's timeline, in order. */
export async function factsOf(
  technician: Client,
  ticketId: string,
): Promise<{ readonly type: string; readonly at: number }[]> {
  const { timeline } = await technician.ask('ticket.show', { ticketId });
  return timeline.map(({ fact }) => fact);
}
