import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENESIS } from '../../app/audit/chain.ts';
import { createWalk } from '../../app/audit/walk.ts';
import { readChain } from '../../server/audit/read-events.ts';
import { createLog } from '../../server/log.ts';
import { openStore } from '../../server/store/open-store.ts';
import { aBroker } from './support/broker.ts';
import { connect } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, openDesk } from './support/desk.ts';
import { NOBODY_YET } from './support/people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Reads the whole chain as it stands and follows it from its first event. */
async function walkChain(): Promise<{ fault: unknown; kinds: string[]; text: string }> {
  const store = openStore(desk.broker.databaseUrl, createLog('silent', { write: () => undefined }));
  try {
    const walk = createWalk(false);
    const kinds: string[] = [];
    let text = '';
    for await (const { event, personal } of readChain(store, GENESIS.seq, Number.MAX_SAFE_INTEGER)) {
      const fault = walk.event(event, personal);
      if (fault !== null) return { fault, kinds, text };
      kinds.push(event.kind);
      text += JSON.stringify(event);
    }
    return { fault: walk.end(), kinds, text };
  } finally {
    await store.destroy();
  }
}

describe('the chain', () => {
  it('[J2] holds everything that happened, names and words outside it', async () => {
    const scene = await aScene(desk);
    await scene.employee.ask('talk.say', {
      ticketId: scene.ticket.id,
      requestId: crypto.randomUUID(),
      words: 'Le ventilateur hurle',
      files: [],
    });
    await aGrantedSession(scene);
    const { fault, kinds, text } = await walkChain();
    expect(fault).toBeNull();
    expect(kinds).toEqual(expect.arrayContaining(['person-created', 'ticket-opened', 'word-added', 'granted']));
    expect(text).not.toMatch(/ventilateur|Nadia|Élise|@example\.org/);
    await scene.technician.ask('session.end', { sessionId: (await runningSession()).id });
  });

  it('[J2] is one chain, whatever several brokers write at once', async () => {
    const second = await aBroker(desk.broker.databaseUrl);
    try {
      const { token } = await desk.employee();
      const clients = await Promise.all(
        [desk.broker.url, second.url, desk.broker.url, second.url].map((url) => connect(url, { token })),
      );
      const before = (await walkChain()).kinds.length;
      await Promise.all(
        clients.flatMap((client) => Array.from({ length: 10 }, () => client.ask('ticket.open', aRequestForHelp()))),
      );
      const { fault, kinds } = await walkChain();
      expect(fault).toBeNull();
      expect(kinds.slice(before)).toEqual(Array.from({ length: 40 }, () => 'ticket-opened'));
    } finally {
      await second.stop();
    }
  });

  it('[J2] has nothing of what was undone', async () => {
    const before = (await walkChain()).kinds.length;
    const { email } = await desk.employee();
    await desk.administrator.refused('person.create', { ...NOBODY_YET, teamId: null, email });
    expect((await walkChain()).kinds.length).toBe(before);
  });
});

async function runningSession(): Promise<{ id: string }> {
  const [session] = await query<{ id: string }>(
    desk.broker.databaseUrl,
    `select id from remote_session where phase ->> 'type' = 'granted'`,
  );
  if (session === undefined) throw new Error('no session runs');
  return session;
}
