import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyRule } from '../../app/policy/rule.ts';
import { settingsFor } from '../../server/settings.ts';
import { query } from './support/cluster.ts';
import type { Desk, Scene } from './support/desk.ts';
import { aGrantedSession, openDesk, phaseOf, reached } from './support/desk.ts';
import { signedIn } from './support/people.ts';
import { publish } from './support/policy-requests.ts';
import { aPrivateScene, changeContract } from './support/private-scene.ts';

let desk: Desk;

beforeAll(async () => {
  const { timing } = settingsFor({ consentSeconds: 60 });
  desk = await openDesk({ settings: { timing: { ...timing, afterReturn: 0 } } });
});

afterAll(() => desk?.close());

describe('[R5] while a session goes on', () => {
  const nobodySees = (workstationId: string): PolicyRule => ({
    id: crypto.randomUUID(),
    name: 'Poste fermé',
    source: { type: 'cedar', text: `forbid (principal, action, resource == Workstation::"${workstationId}");` },
  });

  /** What was taken away, by whom, in the order of the timeline. */
  async function takenOn({ technician, ticket }: Scene) {
    const { timeline } = await technician.ask('ticket.show', { ticketId: ticket.id });
    return timeline.flatMap(({ actor, fact }) =>
      fact.type === 'right-revoked' || fact.type === 'ended' || fact.type === 'event-refused'
        ? [{ by: actor.kind, ...fact }]
        : [],
    );
  }

  it('what the contract no longer gives is taken away in the broker’s own name, once, whatever the workstation adds', async () => {
    const scene = await aPrivateScene(desk);
    const underway = await aGrantedSession(scene);
    const { technician, session, tell } = underway;
    await changeContract(desk, scene.organisationId, { capabilities: ['view'] });
    await technician.heard('session-changed', ({ session: { id, phase } }) =>
      id === session.id && phase.type === 'granted' ? phase.revoked.length === 1 : false,
    );
    const removal = { lock: 'contract', capability: 'control', why: 'not-in-contract' } as const;
    await tell({ type: 'right-revoked', at: Date.now(), removal });
    expect(await takenOn(underway)).toMatchObject([{ by: 'broker', type: 'right-revoked', removal }]);
  });

  it('without viewing the session is over, with the rule and its version', async () => {
    const underway = await aGrantedSession(await aPrivateScene(desk));
    const version = await publish(desk.administrator, nobodySees(underway.session.workstationId));
    await reached(underway.technician, underway.session, 'ended');
    const why = { lock: 'policy', why: 'forbidden', rule: 'Poste fermé', version };
    expect(await takenOn(underway)).toMatchObject([
      { by: 'broker', type: 'right-revoked', removal: { capability: 'control', ...why } },
      { by: 'broker', type: 'right-revoked', removal: { capability: 'view', ...why } },
      { by: 'broker', type: 'ended', reason: 'rule' },
    ]);
    const { entries } = await desk.administrator.ask('policy.decisions', {
      find: underway.ticket.reference,
      refused: false,
      after: null,
    });
    expect(entries.map((entry) => entry.decision.version)).toEqual([version, version - 1]);
  });

  it('a contract that ends while nobody changes anything is noticed within a minute, whatever else breaks', async () => {
    const scene = await aPrivateScene(desk);
    const underway = await aGrantedSession(scene);
    const { ticket: unreadable } = await aPrivateScene(desk);
    const openedAt = async (moment: string) =>
      await query(desk.broker.databaseUrl, `update ticket set opened_at = $2, reckoned_at = null where id = $1`, [
        unreadable.id,
        moment,
      ]);
    await openedAt('infinity');
    await query(
      desk.broker.databaseUrl,
      `set session_replication_role = replica;
       update contract set ends_on = '2020-12-31', terms = jsonb_set(terms, '{endsOn}', '"2020-12-31"')
       where organisation_id = '${scene.organisationId}'`,
    );
    await query(desk.broker.databaseUrl, `insert into pgboss.job (name) values ('sweep')`);
    await reached(underway.technician, underway.session, 'ended');
    expect(await takenOn(underway)).toMatchObject([
      { by: 'broker', removal: { capability: 'control', why: 'ended' } },
      { by: 'broker', removal: { capability: 'view', why: 'ended' } },
      { by: 'broker', reason: 'rule' },
    ]);
    await openedAt('2026-01-01');
  });

  it('a technician who changes teams gets new papers, and one who is disabled has no session', async () => {
    const underway = await aGrantedSession(await aPrivateScene(desk));
    const { employee, technician, session } = underway;
    const people = await desk.administrator.ask('person.list', {});
    const record = people.find(({ id }) => id === technician.welcome.person.id);
    if (record === undefined) throw new Error('the technician is not listed');
    const { name, email, role, teamId, organisationId, siteId, certifications } = record;
    const entry = { name, email, role, teamId, organisationId, siteId, certifications };
    const changed = await desk.administrator.ask('person.update', {
      ...entry,
      level: 1,
      editing: { id: record.id, seen: record.changedAt },
    });
    const { signed } = await employee.heard('credential-renewed');
    expect(signed.credential).toMatchObject({ sessionId: session.id, technician: { level: 1 }, card: { level: 1 } });
    await desk.administrator.ask('person.set-disabled', {
      editing: { id: record.id, seen: changed.changedAt },
      disabled: true,
    });
    await reached(employee, session, 'ended');
  });
});

describe('[A6] a session', () => {
  it('ends with the sign-in that it was asked for under, and with no other of its technician’s', async () => {
    const underway = await aGrantedSession(await aPrivateScene(desk));
    const { employee, technician, session } = underway;
    const personId = technician.welcome.person.id;
    const other = await signedIn(desk.broker.url, technician.email);
    const [here] = (await other.ask('account.sign-ins', {})).filter((signIn) => signIn.here);
    await desk.administrator.ask('identity.end-sign-in', { personId, signInId: here?.id ?? '' });
    await other.closed;
    expect(await phaseOf(underway)).toMatchObject({ type: 'granted' });
    await desk.administrator.ask('identity.end-sign-ins', { personId });
    const ended = await reached(employee, session, 'ended');
    expect(ended.session.phase).toMatchObject({ reason: 'technician-signed-out' });
  });
});

describe('[R5] while a workstation is out of reach', () => {
  async function anAbsentSession() {
    const underway = await aGrantedSession(await aPrivateScene(desk));
    const { employee, technician, ticket } = underway;
    employee.close();
    await technician.heard('ticket-changed', (event) => event.ticket.id === ticket.id && isOffline(event.ticket));
    const people = await desk.administrator.ask('person.list', {});
    const record = people.find(({ id }) => id === technician.welcome.person.id);
    if (record === undefined) throw new Error('the technician is not listed');
    return { ...underway, record, editing: { id: record.id, seen: record.changedAt } };
  }
  const isOffline = ({ workstation }: { workstation: { online: boolean } | null }) => workstation?.online === false;

  it('what changed of the technician reaches it when it is back', async () => {
    const { employee, device, record, editing } = await anAbsentSession();
    const { name, email, role, teamId, organisationId, siteId, certifications } = record;
    const entry = { name, email, role, teamId, organisationId, siteId, certifications };
    await desk.administrator.ask('person.update', { ...entry, level: 1, editing });
    const back = await signedIn(desk.broker.url, employee.email);
    await device.attach(back);
    const renewed = await back.heard('credential-renewed', ({ signed }) => signed.credential.technician.level === 1);
    expect(renewed.signed.credential.card.level).toBe(1);
  });

  it('a technician who may no longer work has no session there', async () => {
    const { employee, device, session, editing } = await anAbsentSession();
    await desk.administrator.ask('person.set-disabled', { editing, disabled: true });
    const back = await signedIn(desk.broker.url, employee.email);
    await device.attach(back);
    const ended = await reached(back, session, 'ended');
    expect(ended.session.phase).toMatchObject({ reason: 'technician-disabled' });
  });
});
