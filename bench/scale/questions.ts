import { sql } from 'kysely';
import { dayAfter } from '../../app/report/period.ts';
import type { Scope } from '../../app/report/report.ts';
import { findCallers, listOpenOf } from '../../server/store/desk/callers.ts';
import { findWorkstations } from '../../server/store/desk/find-workstations.ts';
import { holdNext, listQueue } from '../../server/store/desk/queues.ts';
import { readLines } from '../../server/store/knowledge/articles.ts';
import { findArticles } from '../../server/store/knowledge/find-articles.ts';
import type { Store } from '../../server/store/open-store.ts';
import { countFigures, listAtRisk } from '../../server/store/reports.ts';
import { partsOf, searchTickets } from '../../server/store/search-tickets.ts';
import { findTicket } from '../../server/store/tickets.ts';
import type { Size } from './furnish-town.ts';
import { ORGANISATIONS, TEAMS } from './furnish-town.ts';

/** Something that is asked of the broker's database, each time with other words; it answers how many lines came. */
export interface Question {
  readonly name: string;
  /** What 95 of 100 may take, in milliseconds. */
  readonly aim: number;
  ask(db: Store, round: number): Promise<number>;
}

const LIST = 100;
const REPORT = 500;
const ALL: Scope = { teamId: null, organisationId: null, category: null, level: null };

/** Ids as the generator made them, by asking the database, which alone knows how. */
export async function questionsFor(db: Store, size: Size): Promise<Question[]> {
  const ids = async (kind: string, many: number): Promise<(round: number) => string> => {
    const { rows } = await sql<{ id: string }>`
      select made_id(${kind} || i) as id from generate_series(0, ${many - 1}) i`.execute(db);
    return (round) => rows[(round * 7919) % rows.length]?.id ?? '';
  };
  const teams = await ids('m', TEAMS);
  const organisations = await ids('o', ORGANISATIONS);
  const technicians = await ids('t', 500);
  const requesters = await ids('p', 2000);
  const tickets = await ids('k', Math.min(size.tickets, 1000));
  const search = (words: string) => (on: Store) => searchTickets(on, { parts: partsOf(words) }, 50);
  const today = new Date().toISOString().slice(0, 10);
  const report = (on: Store, days: number, scope: Partial<Scope>, by: 'team' | 'organisation' | 'level' = 'team') =>
    countFigures(on, {
      period: { from: dayAfter(today, -days), to: today },
      timeZone: 'Europe/Paris',
      by,
      scope: { ...ALL, ...scope },
    });
  const lists: [string, (on: Store, round: number) => Promise<readonly unknown[]>][] = [
    ['queue, all', (on) => listQueue(on, { of: 'all' }, technicians(0))],
    ['queue, level', (on, at) => listQueue(on, { of: 'level', level: level(at), teamId: null }, technicians(at))],
    ['queue, team', (on, at) => listQueue(on, { of: 'team', teamId: teams(at) }, technicians(at))],
    ['queue, mine', (on, at) => listQueue(on, { of: 'person', personId: technicians(at) }, technicians(at))],
    [
      'take next',
      async (on, at) => {
        const technician = { id: technicians(at), level: 1 } as const;
        return one(await holdNext(on, { of: 'level', level: 1, teamId: null }, technician, Date.now()));
      },
    ],
    ['a ticket', async (on, at) => one(await findTicket(on, tickets(at)))],
    [
      'callers, by name',
      (on, at) => findCallers(on, `${['Inès', 'karim', 'zoe'][at % 3]} ${['Mar', 'Ross', 'fau'][at % 3]}`),
    ],
    ['callers, rare', (on, at) => findCallers(on, (4096 + at * 37).toString(16))],
    ['callers, number', (on, at) => findCallers(on, `01 ${40_000_000 + at * 13}`)],
    ['open of a caller', (on, at) => listOpenOf(on, requesters(at))],
    ['workstations', (on, at) => findWorkstations(on, `poste-00${at % 10}`)],
    ['tickets, reference', (on, at) => search(String(at * 31 + 1000).padStart(6, '0'))(on)],
    ['tickets, rare words', (on, at) => search(`${['zorvel', 'kentra', 'mipost'][at % 3]}${at % 700} bureau`)(on)],
    ['tickets, common word', (on, at) => search(['imprimante', 'ecran', 'messagerie'][at % 3] ?? '')(on)],
    ['tickets, two common', (on, at) => search(['imprimante noir', 'excel erreur', 'vpn code'][at % 3] ?? '')(on)],
    ['tickets, name', (on, at) => search(['rossi zoé excel', 'karim blanc badge', 'maud faure'][at % 3] ?? '')(on)],
    ['tickets, nowhere', (on, at) => search(`introuvable${at}`)(on)],
    ['tickets, a day', (on, at) => searchTickets(on, { parts: ['imprimante'], ...dayBack(at) }, 50)],
    ['tickets, of a person', (on, at) => searchTickets(on, { parts: [], requesterId: requesters(at) }, 50)],
    ['suggestion', async (on, at) => suggested(on, SAID[at % SAID.length] ?? '')],
    [
      'suggestion, mistyped',
      async (on, at) => suggested(on, (SAID[at % SAID.length] ?? '').replaceAll(/(\p{L}{2})\p{L}(\p{L}{3})/gu, '$1$2')),
    ],
    ['at risk, a team', (on, at) => listAtRisk(on, Date.now(), teams(at), 200)],
    ['at risk, all', (on) => listAtRisk(on, Date.now(), null, 200)],
  ];
  const reports: [string, (on: Store, round: number) => Promise<readonly unknown[]>][] = [
    ['report, month', (on) => report(on, 30, {})],
    ['report, quarter', (on) => report(on, 91, {}, 'organisation')],
    ['report, year', (on) => report(on, 365, {})],
    ['report, year, a team', (on, at) => report(on, 365, { teamId: teams(at) }, 'level')],
    ['report, year, an organisation', (on, at) => report(on, 365, { organisationId: organisations(at) }, 'level')],
    ['report, year, category', (on) => report(on, 365, { category: 'software' }, 'level')],
  ];
  return [...lists.map(asQuestion(LIST)), ...reports.map(asQuestion(REPORT))];
}

const asQuestion =
  (aim: number) =>
  ([name, ask]: [string, (on: Store, round: number) => Promise<readonly unknown[]>]): Question => ({
    name,
    aim,
    ask: async (db, round) => (await ask(db, round)).length,
  });

const one = <T>(found: T | undefined): readonly T[] => (found === undefined ? [] : [found]);
const level = (at: number): 1 | 2 | 3 => ([1, 2, 3] as const)[at % 3] ?? 1;

async function suggested(db: Store, words: string): Promise<readonly unknown[]> {
  const found = await findArticles(db, { words, language: 'fr', everyone: true, limit: 4 });
  return await readLines(
    db,
    found.map(({ id }) => id),
  );
}

const DAY = 24 * 60 * 60_000;
const dayBack = (at: number) => ({ from: Date.now() - (10 + at) * DAY, until: Date.now() - (9 + at) * DAY });

const SAID = [
  'mon imprimante n’imprime plus rien',
  'j’ai oublié mon mot de passe',
  'le vpn se coupe tout le temps',
  'ordinateur très lent au démarrage',
  'boîte mail pleine',
  'écran noir depuis ce matin',
];
