import type { AuditEntry } from '../../../../app/audit/entry.ts';
import { byPriority } from '../../../../app/desk/queue.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { TicketFile } from '../../../../app/wire/requests/tickets.ts';
import type { Client } from '../client.ts';
import { query } from '../cluster.ts';
import type { Act } from './colleague.ts';

/** Every ticket of the day with its timeline, as a technician reads them one by one. */
export async function readFiles(databaseUrl: string, technician: Client): Promise<TicketFile[]> {
  const rows = await query<{ id: string }>(databaseUrl, 'select id from ticket');
  const files: TicketFile[] = [];
  for (const { id } of rows) files.push(await technician.ask('ticket.show', { ticketId: id }));
  return files;
}

/** What somebody remembers and is not on its ticket exactly once; what nobody answered for may be missing, never double. */
export function faultsOfMemory(files: readonly TicketFile[], acts: readonly Act[]): string[] {
  const byTicket = new Map(files.map((file) => [file.ticket.id, file]));
  return acts.flatMap((act) => {
    const file = byTicket.get(act.ticketId);
    const times = file === undefined ? 0 : timesOn(file, act);
    const [least, most] = act.mark === null ? boundsOf(acts, act) : [act.acknowledged ? 1 : 0, 1];
    return times >= least && times <= most ? [] : [`${act.fact} ${act.mark ?? act.ticketId}: ${times} times`];
  });
}

/** What has no words of its own is counted by who did it. */
function timesOn({ ticket, timeline }: TicketFile, { fact, mark, by }: Act): number {
  const same = timeline.filter((entry) => entry.fact.type === fact);
  if (mark === null) return same.filter(({ actor }) => actor.name === by).length;
  if (fact === 'ticket-opened') return ticket.words === mark ? same.length : 0;
  return same.filter((entry) => Object.values(entry.fact).includes(mark)).length;
}

/**
 * Two facts also follow from other acts, and have no upper bound: whoever answers an outage takes what stands under it
 * and is nobody's, and a word more about a resolved ticket takes it up again.
 */
function boundsOf(acts: readonly Act[], { fact, ticketId, by }: Act): [number, number] {
  const alike = acts.filter((act) => act.fact === fact && act.ticketId === ticketId && act.by === by);
  const least = alike.filter(({ acknowledged }) => acknowledged).length;
  return [least, FOLLOWING.has(fact) ? Number.POSITIVE_INFINITY : alike.length];
}

const FOLLOWING: ReadonlySet<Act['fact']> = new Set<Act['fact']>(['ticket-taken', 'ticket-reopened']);

/** Facts whose words are also rows of a table of their own. */
const KEPT: ReadonlySet<Act['fact']> = new Set<Act['fact']>([
  'ticket-opened',
  'concern-added',
  'word-added',
  'note-added',
  'diagnosed',
  'ticket-handed-over',
  'satisfaction-given',
]);

/** The same in the tables that people's words are kept in. */
export async function faultsOfRows(databaseUrl: string, acts: readonly Act[]): Promise<string[]> {
  const rows = await query<{ words: string }>(
    databaseUrl,
    `select words from ticket union all select words from concern where words is not null
      union all select words from ticket_message union all select words from ticket_note
      union all select hypothesis from diagnosis union all select words from hand_over
      union all select words from satisfaction where words is not null`,
  );
  const times = new Map<string, number>();
  for (const { words } of rows) times.set(words, (times.get(words) ?? 0) + 1);
  return acts.flatMap(({ fact, mark, acknowledged }) => {
    if (mark === null || !KEPT.has(fact)) return [];
    const found = times.get(mark) ?? 0;
    return found === 1 || (found === 0 && !acknowledged) ? [] : [`${fact} ${mark}: ${found} rows`];
  });
}

/** Tickets that passed from one hand to another with nobody having let go: there is no such thing as taking over in this day. */
export function faultsOfHands(files: readonly TicketFile[]): string[] {
  return files.flatMap(({ ticket, timeline }) => {
    const { holder, faults } = followHands(timeline);
    const last = ticket.assignee?.name ?? null;
    return last === holder ? faults : [...faults, `${ticket.reference} is with ${last}, and was left with ${holder}`];
  });
}

function followHands(timeline: readonly AuditEntry[]): { holder: string | null; faults: string[] } {
  let holder: string | null = null;
  const faults: string[] = [];
  for (const { fact, actor, reference } of timeline) {
    if (fact.type === 'ticket-released' || fact.type === 'ticket-handed-over') holder = null;
    if (fact.type !== 'ticket-taken') continue;
    if (holder !== null) faults.push(`${reference} was taken by ${actor.name} while ${holder} had it`);
    holder = actor.name;
  }
  return { holder, faults };
}

/** The open tickets as the broker lists them, and as whoever looks at each by itself would. */
export function slowQueue(files: readonly TicketFile[], belongs: (ticket: Ticket) => boolean): string[] {
  return files
    .map(({ ticket }) => ticket)
    .filter((ticket) => OPEN.has(ticket.state) && belongs(ticket))
    .toSorted(byPriority)
    .map(({ reference }) => reference);
}

const OPEN: ReadonlySet<string> = new Set(['new', 'assigned', 'pending']);

/** How many tickets are in each state, by looking at each. */
export function slowCounts(files: readonly TicketFile[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { ticket } of files) counts[ticket.state] = (counts[ticket.state] ?? 0) + 1;
  return counts;
}

/** What the broker tells whoever watches it. */
export async function toldCounts(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = [...text.matchAll(/^accord_tickets\{state="(\w+)"\} (\d+)$/gm)];
  return Object.fromEntries(
    lines.filter(([, , count]) => count !== '0').map(([, state, count]) => [state, Number(count)]),
  );
}
