import type { Kysely, LogEvent } from 'kysely';
import { Kysely as Asking, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Store } from '../../server/store/open-store.ts';
import type { Database } from '../../server/store/tables.ts';
import type { Spread } from '../measure/spread.ts';
import { spreadOf } from '../measure/spread.ts';
import type { PlanReading } from './plan.ts';
import { readPlan } from './plan.ts';
import type { Question } from './questions.ts';

/** How long a question takes, how much comes, and how the database goes about it. */
export interface Measured {
  readonly name: string;
  readonly aim: number;
  readonly spread: Spread;
  readonly lines: number;
  readonly plan: PlanReading;
}

/** On a connection of its own, with plans made anew for each question as the broker's are. */
export async function measureQuestions(
  url: string,
  questionsFor: (db: Store) => Promise<Question[]>,
  rounds: number,
): Promise<Measured[]> {
  const heard: LogEvent[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // One that was let go of may still hear that the database ends; a query that breaks fails by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  const db: Kysely<Database> = new Asking<Database>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => {
      heard.push(event);
    },
  });
  try {
    const measured: Measured[] = [];
    for (const question of await questionsFor(db)) {
      heard.length = 0;
      let lines = await question.ask(db, 0);
      const plan = await explain(pool, heard);
      const took: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const start = performance.now();
        lines += await question.ask(db, round);
        took.push(performance.now() - start);
      }
      measured.push({
        name: question.name,
        aim: question.aim,
        spread: spreadOf(took),
        lines: lines / (rounds + 1),
        plan,
      });
    }
    return measured;
  } finally {
    await db.destroy();
  }
}

/** Of every statement that the question was. */
async function explain(pool: pg.Pool, heard: readonly LogEvent[]): Promise<PlanReading> {
  const read: PlanReading[] = [];
  for (const { query } of heard) {
    const { rows } = await pool.query(`explain (format json) ${query.sql}`, [...query.parameters]);
    read.push(readPlan(rows));
  }
  return {
    whole: read.flatMap(({ whole }) => whole),
    indices: [...new Set(read.flatMap(({ indices }) => indices))],
  };
}
