import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import type { RequestInput } from '../../../app/wire/requests.ts';
import { settled } from '../../../tests/support/workstation/a-workstation.ts';
import { fakeClock } from '../../../tests/support/workstation/fake-clock.ts';
import { memoryKeep, silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import type { Ask } from './broker-link.ts';
import type { StoredReports } from './report-outbox.ts';
import { noReports, reportOutbox } from './report-outbox.ts';

const session = randomUUID();
const other = randomUUID();
const reference = 'INC-2026-000042';
const displayed = (at: number) => ({ type: 'displayed', at }) as const;
const ended = (at: number) => ({ type: 'ended', at, reason: 'expired' }) as const;

function anOutbox(keep = memoryKeep<StoredReports>(noReports), personId: string | null = randomUUID()) {
  const clock = fakeClock();
  const state: { failure: RequestFailure | { type: 'away' } | null; person: string | null } = {
    failure: null,
    person: personId,
  };
  const got: RequestInput<'session.report'>[] = [];
  const ask = ((_: string, input: RequestInput<'session.report'>) => {
    got.push(input);
    return Promise.resolve(state.failure === null ? { ok: true, value: {} } : { ok: false, failure: state.failure });
  }) as Ask;
  const outbox = reportOutbox({ keep, ask, personId: () => state.person, clock, newId: randomUUID, log: silentLog });
  return { outbox, keep, clock, state, got };
}

const instants = (got: readonly RequestInput<'session.report'>[]) =>
  got.map(({ reports }) => reports.map(({ event }) => event.at));

describe('[K5] what a workstation saw', () => {
  it('reaches the broker at once and is forgotten when acknowledged', async () => {
    const { outbox, keep, got } = anOutbox();
    outbox.add(session, reference, displayed(1));
    expect(keep.read().pending).toHaveLength(1);
    await settled();
    expect(instants(got)).toEqual([[1]]);
    expect(keep.read().pending).toEqual([]);
  });

  it('is kept in its order while the broker is away, with the time it happened and the same ids', async () => {
    const { outbox, state, got } = anOutbox();
    state.failure = { type: 'away' };
    outbox.add(session, reference, displayed(1));
    await settled();
    outbox.add(session, reference, ended(2));
    await settled();
    const ids = got.map(({ reports }) => reports[0]?.id);
    state.failure = null;
    outbox.attached();
    await settled();
    expect(got.at(-1)?.reports.map(({ event }) => event.at)).toEqual([1, 2]);
    expect(new Set(ids).size).toBe(1);
    expect(got.at(-1)?.reports[0]?.id).toBe(ids[0]);
  });

  it('is sent again by itself when the broker was there and could not take it', async () => {
    const { outbox, state, got, clock } = anOutbox();
    state.failure = { type: 'broken', incident: 'x' };
    outbox.add(session, reference, displayed(1));
    await settled();
    state.failure = null;
    clock.advance(5000);
    await settled();
    expect(instants(got)).toEqual([[1], [1]]);
  });

  it('does not stand in the way of what comes after when it is refused for ever', async () => {
    const { outbox, state, got, keep } = anOutbox();
    state.failure = { type: 'not-found' };
    outbox.add(session, reference, displayed(1));
    await settled();
    state.failure = null;
    outbox.add(other, reference, displayed(2));
    await settled();
    expect(instants(got)).toEqual([[1], [2]]);
    expect(keep.read().pending).toEqual([]);
  });

  it('waits for the account it belongs to', async () => {
    const { outbox, state, got, keep } = anOutbox();
    const owner = state.person;
    state.failure = { type: 'away' };
    outbox.add(session, reference, displayed(1));
    await settled();
    state.failure = null;
    state.person = randomUUID();
    outbox.attached();
    await settled();
    expect(keep.read().pending).toHaveLength(1);
    state.person = owner;
    outbox.attached();
    await settled();
    expect(instants(got).at(-1)).toEqual([1]);
  });

  it('[K4] keeps the end of a session that signing out ended', async () => {
    const { outbox, state, keep } = anOutbox();
    const owner = state.person;
    state.failure = { type: 'away' };
    outbox.add(session, reference, displayed(1));
    state.person = null;
    outbox.add(session, reference, ended(2));
    await settled();
    expect(keep.read().pending.map(({ personId, report }) => [personId, report.event.type])).toEqual([
      [owner, 'displayed'],
      [owner, 'ended'],
    ]);
    expect(keep.read().underWay).toBeNull();
  });

  it('[K5] goes on with the session that lasts when another is refused beside it', async () => {
    const { outbox, keep } = anOutbox();
    outbox.add(session, reference, displayed(1));
    outbox.add(other, reference, { type: 'refused', at: 2, reason: 'busy' });
    await settled();
    expect(keep.read().underWay?.sessionId).toBe(session);
    outbox.add(session, reference, ended(3));
    await settled();
    expect(keep.read().underWay).toBeNull();
  });

  it('tells that a session was cut by the end of the application itself', async () => {
    const first = anOutbox();
    first.outbox.add(session, reference, displayed(1));
    await settled();
    const second = anOutbox(first.keep, first.state.person);
    second.outbox.closeAbandoned();
    await settled();
    expect(second.got[0]?.reports[0]?.event).toMatchObject({ type: 'ended', reason: 'workstation-lost' });
    const third = anOutbox(first.keep, first.state.person);
    third.outbox.closeAbandoned();
    await settled();
    expect(third.got).toEqual([]);
  });
});
