import { randomUUID } from 'node:crypto';
import type { Client } from '../../contract/support/client.ts';
import { query } from '../../contract/support/cluster.ts';
import type { Desk, Scene, Underway } from '../../contract/support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, askForSession } from '../../contract/support/desk.ts';
import { aDevice } from '../../contract/support/ends.ts';

/** What nobody but the two people of the ticket may ever read. */
export const SECRET = 'mot que seuls deux doivent lire';

/** A ticket of somebody else, and how far its session has come. */
export interface Target {
  readonly name: string;
  /** Every identifier that an attacker could have got hold of. */
  readonly ids: readonly string[];
}

/** One ticket in each state that a ticket and its session can be in, all of one victim and one technician. */
export async function targetsOf(desk: Desk): Promise<Target[]> {
  const waiting = await aWaitingTicket(desk);
  return [
    { name: 'a waiting ticket', ids: waiting },
    await aVisited(desk),
    aTarget('a session that is asked', await askForSession(await aScene(desk))),
    aTarget('a session that is shown to the employee', await shown(desk)),
    aTarget('a session that is granted', await aGrantedSession(await aScene(desk))),
    aTarget('a session under way', await active(desk)),
    aTarget('a session that is over', await over(desk)),
    aTarget('a ticket that is resolved', await resolved(desk)),
  ];
}

const words = { words: SECRET };

async function aWaitingTicket(desk: Desk): Promise<string[]> {
  const employee = await desk.employee();
  const workstation = await aDevice().attach(employee);
  const { id } = await employee.ask('ticket.open', aRequestForHelp(words));
  return [id, workstation.id, employee.welcome.person.id];
}

const aTarget = (name: string, scene: Scene | Underway): Target => ({
  name,
  ids: [
    scene.ticket.id,
    scene.ticket.workstation?.id ?? randomUUID(),
    scene.employee.welcome.person.id,
    scene.technician.welcome.person.id,
    ...('session' in scene ? [scene.session.id] : []),
  ],
});

/** Somebody guides by telephone and means to come: both have identifiers of their own. */
async function aVisited(desk: Desk): Promise<Target> {
  const scene = await aScene(desk);
  const { technician, ticket } = scene;
  const [call, visit] = [randomUUID(), randomUUID()];
  const checklist = [{ words: SECRET, done: false }];
  await technician.ask('guidance.begin', { ticketId: ticket.id, interventionId: call, articleId: null, checklist });
  const from = Date.now() + 86_400_000;
  await technician.ask('visit.propose', {
    ticketId: ticket.id,
    interventionId: visit,
    reason: 'hands-needed',
    words: SECRET,
    dates: [{ from, until: from + 3_600_000 }],
    place: SECRET,
    material: '',
  });
  const { name, ids } = aTarget('a ticket that is taken, with a call and a visit', scene);
  return { name, ids: [...ids, call, visit] };
}

async function shown(desk: Desk): Promise<Underway> {
  const underway = await askForSession(await aScene(desk));
  await underway.tell(underway.device.delivery(underway.request), { type: 'displayed', at: Date.now() });
  return underway;
}

async function active(desk: Desk): Promise<Underway> {
  const underway = await aGrantedSession(await aScene(desk));
  await underway.tell({ type: 'first-frame', at: Date.now() });
  return underway;
}

async function over(desk: Desk): Promise<Underway> {
  const underway = await active(desk);
  await underway.tell({ type: 'ended', at: Date.now(), reason: 'stopped-by-employee' });
  return underway;
}

async function resolved(desk: Desk): Promise<Scene> {
  const scene = await aScene(desk);
  await scene.technician.ask('ticket.resolve', { ticketId: scene.ticket.id, words: SECRET });
  return scene;
}

/** What an employee or a technician changes by doing their work; every other table is an administrator's. */
const WORKED_ON: ReadonlySet<string> = new Set([
  'ticket',
  'ticket_figure',
  'ticket_pause',
  'concern',
  'satisfaction',
  'diagnosis',
  'hand_over',
  'intervention',
  'ticket_message',
  'ticket_read',
  'ticket_note',
  'ticket_file',
  'ticket_file_piece',
  'file_pass',
  'guest_link',
  'guest_pass',
  'guest_word',
  'intake',
  'advice_decision',
  'ticket_watch',
  'desk_line',
  'on_phone',
  'article',
  'article_version',
  'article_solved',
  'article_word',
  'reference_counter',
  'policy_decision',
  'remote_session',
  'applied_report',
  'audit_event',
  'audit_value',
  'audit_head',
  'audit_checkpoint',
  'audit_download',
  'workstation',
  'attachment',
  'bus_message',
  'login',
  'sign_in_attempt',
  'sign_in_step',
  'spent_code',
  'verification',
]);

/** A digest of every table that only an administrator may change, whatever tables there are by now, at one moment. */
export async function administrativeState({ broker }: Desk): Promise<Record<string, unknown>> {
  const tables = await query<{ name: string }>(
    broker.databaseUrl,
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const digests = tables
    .filter(({ name }) => !WORKED_ON.has(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*)::int as rows,
          md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from "${name}" t`,
    );
  const rows = await query<{ name: string }>(broker.databaseUrl, digests.join(' union all '));
  return Object.fromEntries(rows.map(({ name, ...state }) => [name, state]));
}

/** Sessions that let somebody in, with the grant that says so. */
export const openSessions = ({ broker }: Desk) =>
  query<{ id: string; phase: unknown }>(
    broker.databaseUrl,
    `select id, phase from remote_session where phase ->> 'type' in ('granted', 'active') order by id`,
  );

/** Whether a client has ever been told what is not for it. */
export const wasTold = (client: Client, text: string): boolean => JSON.stringify(client.events).includes(text);
