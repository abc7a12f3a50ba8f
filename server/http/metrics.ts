import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Phase } from '../../app/session/phase.ts';
import { TicketState } from '../../app/ticket/state.ts';
import type { Outcome } from '../realtime/dispatch.ts';
import type { Store } from '../store/open-store.ts';

/** What an operator watches: counts come from the database, so that any broker tells them for all. */
export interface Metrics {
  measure(outcome: Outcome, milliseconds: number): void;
  addTo(app: FastifyInstance): void;
}

export function createMetrics(store: Store, connections: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'accord_tickets',
    help: 'Tickets by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await countTickets(store);
      for (const state of TicketState.options) this.set({ state }, counts.get(state) ?? 0);
    },
  });
  new Gauge({
    name: 'accord_sessions',
    help: 'Remote sessions by phase',
    labelNames: ['phase'],
    registers,
    async collect() {
      const counts = await countSessions(store);
      for (const { shape } of Phase.options) this.set({ phase: shape.type.value }, counts.get(shape.type.value) ?? 0);
    },
  });
  new Gauge({
    name: 'accord_connections',
    help: 'Clients connected to this broker',
    registers,
    collect() {
      this.set(connections());
    },
  });
  const durations = new Histogram({
    name: 'accord_request_seconds',
    help: 'Time to answer a request, by kind and outcome',
    labelNames: ['request', 'outcome'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  return {
    measure: ({ type, answer }, milliseconds) =>
      durations.observe(
        { request: type ?? 'none', outcome: answer.ok ? 'ok' : answer.failure.type },
        milliseconds / 1000,
      ),
    addTo: (app) => {
      app.get('/metrics', { config: { caller: 'operator' } }, async (_request, reply) =>
        reply.type(registry.contentType).send(await registry.metrics()),
      );
    },
  };
}

async function countTickets(store: Store): Promise<Map<string, number>> {
  const rows = await store
    .selectFrom('ticket')
    .select(['state', (row) => row.fn.countAll<string>().as('count')])
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}

async function countSessions(store: Store): Promise<Map<string, number>> {
  const phase = sql<string>`phase ->> 'type'`;
  const rows = await store
    .selectFrom('remote_session')
    .select([phase.as('phase'), (row) => row.fn.countAll<string>().as('count')])
    .groupBy(phase)
    .execute();
  return new Map(rows.map(({ phase: name, count }) => [name, Number(count)]));
}
