import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../app/audit/chain.ts';
import { signCheckpoint } from '../../app/audit/checkpoint.ts';
import { foreignKey } from '../../app/testing/builders.ts';
import { keptSigningKey } from '../../server/accounts/signing-key.ts';
import { makeCheckpoint } from '../../server/audit/checkpoints.ts';
import { readChain } from '../../server/audit/read-events.ts';
import { createLog } from '../../server/log.ts';
import type { Store } from '../../server/store/open-store.ts';
import { openStore } from '../../server/store/open-store.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, openDesk } from './support/desk.ts';
import { verifyWhole } from './support/whole-chain.ts';

const SECRET = 'a-secret-for-tests-of-32-characters';
const TABLES = ['audit_event', 'audit_value', 'audit_checkpoint', 'audit_head'];

let desk: Desk;
let store: Store;
/** A checkpoint in the middle, and another at the end but for a few events. */
let middle: number;
let last: number;
let end: number;
beforeAll(async () => {
  desk = await openDesk();
  const { databaseUrl } = desk.broker;
  store = openStore(databaseUrl, createLog('silent', { write: () => undefined }));
  const maker = { store, clock: { now: () => Date.now() }, signingKey: await keptSigningKey(store, SECRET) };
  const { checkpoint } = await makeCheckpoint(maker);
  middle = checkpoint.seq;
  const scene = await aScene(desk);
  await aGrantedSession(scene);
  last = (await makeCheckpoint(maker)).checkpoint.seq;
  for (let n = 0; n < 3; n += 1) await scene.employee.ask('ticket.open', aRequestForHelp());
  const [head] = await query<{ seq: string }>(databaseUrl, 'select seq from audit_head');
  end = Number(head?.seq);
  // A checkpoint that the broker makes by itself meanwhile would be a witness too many.
  await query(databaseUrl, 'delete from pgboss.schedule');
  for (const table of TABLES) await query(databaseUrl, `create table kept_${table} as select * from ${table}`);
});
afterAll(async () => {
  await store?.destroy();
  await desk?.close();
});

/** As whoever owns the database can: no trigger and no key stands in their way. */
const byHand = (statements: string) =>
  query(desk.broker.databaseUrl, `set session_replication_role = replica; ${statements}`);
const undone = () =>
  byHand(TABLES.map((table) => `delete from ${table}; insert into ${table} select * from kept_${table};`).join('\n'));

async function foundAfter(statements: string): Promise<{ type: string; seq: number | null } | null> {
  await byHand(statements);
  try {
    const { fault } = await verifyWhole(desk.administrator);
    return fault && { type: fault.type, seq: fault.seq };
  } finally {
    await undone();
  }
}

/** Edits an event and gives it the hash that its new words come to. */
async function rehashed(seq: number): Promise<string> {
  for await (const { event } of readChain(store, seq - 1, seq)) {
    const body = { ...event.body, more: 'x' };
    const hash = hashOf({ ...event, body });
    return `update audit_event set body = '${JSON.stringify(body)}', hash = '${hash}' where seq = ${seq};`;
  }
  throw new Error('there is no such event');
}

const quoted = (hash: string): string => `update audit_head set hash = '${hash}';`;

describe('[J10] whoever writes in the database by hand', () => {
  it('is not suspected while nobody has', async () => {
    expect(await foundAfter('')).toBeNull();
  });

  it.each([
    "at = at + interval '1 second'",
    "kind = 'ticket-cancelled'",
    "actor_kind = 'administrator'",
    'actor_person_id = gen_random_uuid()',
    'actor_workstation_id = gen_random_uuid()',
    'ticket_id = gen_random_uuid()',
    "reference = 'INC-2020-000001'",
    'session_id = gen_random_uuid()',
    'workstation_id = gen_random_uuid()',
    'person_id = gen_random_uuid()',
    `body = body || '{"more":1}'`,
    "prev = repeat('0', 64)",
    "hash = repeat('0', 64)",
  ])('edits an event: %s', async (edit) => {
    const seq = middle + 2;
    const fault = await foundAfter(`update audit_event set ${edit} where seq = ${seq}`);
    expect(fault).toEqual({ type: 'edited', seq });
  });

  it('edits what an event commits to', async () => {
    const seq = middle + 2;
    const fault = await foundAfter(`update audit_event set commitments = '{}' where seq = ${seq}`);
    expect(fault).toEqual({ type: 'edited', seq });
  });

  it('edits an event and makes its hash anew, be it the last one', async () => {
    const seq = middle + 2;
    expect(await foundAfter(await rehashed(seq))).toEqual({ type: 'edited', seq });
    expect(await foundAfter(await rehashed(end))).toEqual({ type: 'edited', seq: end });
  });

  it('makes an event one that can’t be read', async () => {
    const seq = middle + 3;
    expect(await foundAfter(`update audit_event set kind = 'No Kind' where seq = ${seq}`)).toEqual({
      type: 'illegible',
      seq,
    });
    expect(
      await foundAfter(`update audit_value set salt = 'x' where event_id in
      (select id from audit_event where seq = ${seq})`),
    ).toEqual({ type: 'illegible', seq });
  });

  it('deletes events: in the middle, the first, the first up to a checkpoint, or the last with the head', async () => {
    const deleted = (where: string) => foundAfter(`delete from audit_event where ${where}`);
    expect(await deleted(`seq = ${middle + 2}`)).toEqual({ type: 'deleted', seq: middle + 2 });
    expect(await deleted('seq < 4')).toEqual({ type: 'deleted', seq: 1 });
    expect(await deleted(`seq <= ${middle}`)).toEqual({ type: 'deleted', seq: 1 });
    const tail = `delete from audit_event where seq > ${middle + 1};
      update audit_head set seq = ${middle + 1}, hash = (select hash from audit_event where seq = ${middle + 1})`;
    expect(await foundAfter(tail)).toEqual({ type: 'cut', seq: middle + 2 });
  });

  it('changes the order, or slips something in', async () => {
    const [one, other] = [middle + 2, middle + 3];
    const exchanged = `update audit_event set seq = -1 where seq = ${one};
      update audit_event set seq = ${one} where seq = ${other};
      update audit_event set seq = ${other} where seq = -1`;
    expect(await foundAfter(exchanged)).toMatchObject({ seq: one });
    const slipped = `insert into audit_event select gen_random_uuid(), 0, at, kind, actor_kind, actor_person_id,
      actor_workstation_id, ticket_id, reference, session_id, workstation_id, person_id, body, commitments, digest,
      prev, hash from audit_event where seq = ${one}`;
    expect(await foundAfter(slipped)).toEqual({ type: 'inserted', seq: null });
  });

  it('edits or takes away a personal value', async () => {
    const [row] = await query<{ seq: string; id: string; name: string }>(
      desk.broker.databaseUrl,
      `select seq, event_id as id, name from audit_value join audit_event on id = event_id where seq > ${middle}
        order by seq limit 1`,
    );
    const [seq, where] = [Number(row?.seq), `where event_id = '${row?.id}' and name = '${row?.name}'`];
    const changed = await foundAfter(`update audit_value set value = '"Quelqu’un"' ${where}`);
    expect(changed).toEqual({ type: 'value-edited', seq });
    const salted = await foundAfter(`update audit_value set salt = repeat('0', 32) ${where}`);
    expect(salted).toEqual({ type: 'value-edited', seq });
    expect(await foundAfter(`delete from audit_value ${where}`)).toEqual({ type: 'values-missing', seq });
  });

  it('edits checkpoints, or signs them with a key of their own', async () => {
    const edited = await foundAfter(`update audit_checkpoint set at = at + interval '1 day' where seq = ${last}`);
    expect(edited).toEqual({ type: 'checkpoint-forged', seq: last });
    const { broker_key, signature } = await foreignCheckpoint();
    const signed = `update audit_checkpoint set broker_key = '${broker_key}', signature = '${signature}'
      where seq = ${last}`;
    expect(await foundAfter(signed)).toEqual({ type: 'foreign-key', seq: null });
  });

  it('edits the head', async () => {
    expect(await foundAfter(quoted('0'.repeat(64)))).toEqual({ type: 'edited', seq: end });
  });

  async function foreignCheckpoint(): Promise<{ broker_key: string; signature: string }> {
    const [row] = await query<{ hash: string; at: Date }>(
      desk.broker.databaseUrl,
      `select hash, at from audit_checkpoint where seq = ${last}`,
    );
    if (row === undefined) throw new Error('there is no checkpoint');
    const signed = signCheckpoint({ seq: last, hash: row.hash, at: row.at.getTime() }, foreignKey);
    return { broker_key: signed.brokerKey, signature: signed.signature };
  }
});

describe('[J10] the event at the fault', () => {
  it('is said to be what stands there now', async () => {
    const seq = middle + 3;
    await byHand(`update audit_event set reference = 'INC-2020-000001' where seq = ${seq}`);
    const { fault, checkedTo, to, mark } = await verifyWhole(desk.administrator);
    await undone();
    expect(fault).toMatchObject({ seq, event: { reference: 'INC-2020-000001', kind: expect.any(String) } });
    expect({ checkedTo, to, mark }).toEqual({ checkedTo: seq - 1, to: end, mark: null });
  });
});
