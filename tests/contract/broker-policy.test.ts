import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anExpertRule, aPolicyInput, aRule, aSentence } from '../../app/testing/policy-builders.ts';
import type { Replayed } from '../../app/wire/requests/policy.ts';
import { openRulebook } from '../../server/policy/rulebook.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import type { Cluster } from './support/cluster.ts';
import { query, startCluster } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { openDeskIn } from './support/desk.ts';
import { anOrganisation, aPerson, tokenFor } from './support/people.ts';
import { anImaginedCase, aProhibition, decided, draft, publish } from './support/policy-requests.ts';

const rulebook = openRulebook((cause) => {
  throw cause;
});

describe('policies at the broker', () => {
  let cluster: Cluster;
  let desk: Desk;
  let administrator: Client;
  let other: Client;
  /** Refused while a rule forbade everything. */
  let frozen: string;

  beforeAll(async () => {
    cluster = await startCluster();
    desk = await openDeskIn(cluster, { starterRules: true });
    administrator = desk.administrator;
    other = await aPerson(desk.broker, administrator, { role: 'administrator', name: 'Bruno Sauvage' });
  });
  afterAll(async () => {
    await desk?.broker.stop();
    await cluster?.stop();
  });

  const show = () => administrator.ask('policy.show', {});
  const contractUnder = async (terms: Parameters<typeof anOrganisation>[1] = {}): Promise<string> => {
    const organisationId = await anOrganisation(administrator, terms);
    const contracts = await administrator.ask('contract.list', {});
    const agreed = contracts.find((one) => one.organisationId === organisationId);
    if (agreed === undefined) throw new Error('the contract is not listed');
    return agreed.id;
  };

  it('[P5] begin with the starter rules as version 1, once, with two brokers that start at once', async () => {
    const databaseUrl = await cluster.emptyDatabase();
    const brokers = await Promise.all([aBroker(databaseUrl), aBroker(databaseUrl)]);
    const rows = await query(databaseUrl, 'select number, author_id from policy_version');
    expect(rows).toEqual([{ number: 1, author_id: null }]);
    await Promise.all(brokers.map((broker) => broker.stop()));
    const { published, content, draft: untouched } = await show();
    expect(published).toMatchObject({ number: 1, author: null, approver: null });
    expect(content).toEqual(rulebook.starter);
    expect(untouched).toMatchObject({ base: 1, revision: 0, content });
  });

  it('[P6] are not brought into force, or back, without a reason', async () => {
    const revision = await draft(administrator, aProhibition('Sans raison'));
    const bare = { base: 1, revision, reason: '  ' };
    expect(await administrator.refused('policy.publish', bare)).toMatchObject({ type: 'malformed' });
    expect(await administrator.refused('policy.roll-back', { to: 1, base: 1, reason: '' })).toMatchObject({
      type: 'malformed',
    });
    await administrator.ask('policy.discard', { revision });
    expect((await show()).published.number).toBe(1);
  });

  it('[P4] with a fault are not published', async () => {
    const { revision } = (await show()).draft;
    const rule = anExpertRule(9, 'permit(principal, action, resource) when { principal.height > 2 };');
    const saved = await administrator.ask('policy.change', { revision, change: { type: 'rule-put', rule } });
    expect(await administrator.ask('policy.validate', {})).toMatchObject([{ severity: 'error', ruleId: rule.id }]);
    expect(
      await administrator.refused('policy.publish', { base: 1, revision: saved.revision, reason: 'essai' }),
    ).toEqual({
      type: 'rules-have-faults',
      count: 1,
    });
    expect(await administrator.refused('policy.replay', { of: { type: 'draft' }, after: null })).toMatchObject({
      type: 'rules-have-faults',
    });
    expect((await administrator.ask('policy.what-if', { imagined: anImaginedCase() })).draft).toBeNull();
    await administrator.ask('policy.discard', { revision: saved.revision });
    expect((await show()).draft).toMatchObject({ base: 1, revision: 0 });
  });

  it('[P6] are changed by one at a time: who comes second is told, and loses nothing of the first’s', async () => {
    const rule = aProhibition('Travaux');
    const { revision } = (await show()).draft;
    await administrator.ask('policy.change', { revision, change: { type: 'rule-put', rule } });
    const change = { type: 'rule-put', rule: aProhibition('Autre') } as const;
    expect(await other.refused('policy.change', { revision, change })).toEqual({
      type: 'draft-changed',
      by: 'Ada Ministre',
    });
    expect((await show()).draft.content.rules.at(-1)).toEqual(rule);
    await administrator.ask('policy.discard', { revision: revision + 1 });
  });

  it('[P6] that were begun from a version since superseded are not published before they are taken up', async () => {
    const revision = await draft(administrator, aProhibition('Lente'));
    await administrator.ask('policy.discard', { revision });
    await publish(other, aProhibition('Première'), 'pour essayer');
    const stale = await draft(administrator, aProhibition('Seconde'));
    await other.ask('policy.roll-back', { to: 1, base: 2, reason: 'essai' });
    expect(await administrator.refused('policy.publish', { base: 3, revision: stale, reason: 'essai' })).toEqual({
      type: 'draft-stale',
      published: 3,
    });
    expect(await administrator.refused('policy.publish', { base: 2, revision: stale, reason: 'essai' })).toEqual({
      type: 'draft-stale',
      published: 3,
    });
    await administrator.ask('policy.take-up', { base: 3 });
    expect(await administrator.ask('policy.publish', { base: 3, revision: stale + 1, reason: 'essai' })).toEqual({
      type: 'published',
      version: 4,
    });
    expect(
      (await administrator.ask('policy.history', { before: null })).map(({ number, author, note, bringsBack }) => ({
        number,
        author: author?.name,
        note,
        bringsBack,
      })),
    ).toEqual([
      { number: 4, author: 'Ada Ministre', note: 'essai', bringsBack: null },
      { number: 3, author: 'Bruno Sauvage', note: 'essai', bringsBack: 1 },
      { number: 2, author: 'Bruno Sauvage', note: 'pour essayer', bringsBack: null },
      { number: 1, author: undefined, note: '', bringsBack: null },
    ]);
    expect((await administrator.ask('policy.version', { number: 3 })).rules).toEqual(rulebook.starter.rules);
    const kinds = ['policy-published', 'policy-rolled-back'] as const;
    const { lines } = await administrator.ask('audit.list', { filter: { kinds: [...kinds] }, before: null });
    expect(lines.map(({ event, values }) => [event.kind, values['reason']]).toReversed()).toEqual([
      ['policy-published', 'pour essayer'],
      ['policy-rolled-back', 'essai'],
      ['policy-published', 'essai'],
    ]);
    await administrator.ask('policy.roll-back', { to: 1, base: 4, reason: 'essai' });
  });

  it('[P6] can’t be changed once published, not even in the database', async () => {
    await expect(query(desk.broker.databaseUrl, "update policy_version set note = 'x'")).rejects.toThrow(/append-only/);
    expect(await administrator.refused('policy.roll-back', { to: 99, base: 5, reason: 'essai' })).toEqual({
      type: 'not-found',
    });
    expect(await administrator.refused('policy.roll-back', { to: 1, base: 5, reason: 'essai' })).toEqual({
      type: 'nothing-to-publish',
    });
  });

  it('[P7] decide the moment they are published, on every broker, and each decision is kept with all that made it', async () => {
    const input = aPolicyInput();
    const second = await aBroker(desk.broker.databaseUrl);
    const elsewhere = await connect(second.url, { token: await tokenFor(second.url, 'admin@example.org') });
    const before = await decided(desk.broker, rulebook, input, { capabilities: ['view', 'control'] });
    const rule = aProhibition('Gel des interventions');
    const version = await publish(elsewhere, rule);
    const after = await decided(desk.broker, rulebook, input);
    frozen = after.id;
    expect(before).toMatchObject({ version: version - 1, capabilities: [{ allowed: true }, { allowed: true }] });
    expect(after).toMatchObject({
      version,
      input,
      capabilities: [{ allowed: false, determining: [{ ruleId: rule.id, name: rule.name, effect: 'forbid' }] }],
    });
    const kept = await administrator.ask('policy.decisions', { find: '', refused: false, after: null });
    expect(kept.entries.map(({ decision }) => decision)).toEqual([after, before]);
    const refused = await administrator.ask('policy.decisions', { find: '', refused: true, after: null });
    expect(refused.entries.map(({ decision }) => decision)).toEqual([after]);
    const found = await administrator.ask('policy.decisions', {
      find: 'gel DES intervéntions',
      refused: false,
      after: null,
    });
    expect(found.entries.map(({ decision }) => decision)).toEqual([after]);
    elsewhere.close();
    await second.stop();
    await administrator.ask('policy.roll-back', { to: 1, base: version, reason: 'essai' });
  });

  it('[P8] show before publication every decision of the last month that would change, and only those', async () => {
    const now = Date.now();
    const day = 24 * 3_600_000;
    const sensitive = aPolicyInput({ workstation: { ...aPolicyInput().workstation, tags: ['atelier'] } });
    const [changing] = await Promise.all([
      decided(desk.broker, rulebook, sensitive, { at: now - day, capabilities: ['view', 'control'] }),
      decided(desk.broker, rulebook, aPolicyInput(), { at: now - 2 * day }),
      decided(desk.broker, rulebook, sensitive, { at: now - 31 * day }),
    ]);
    const atelier = aSentence({
      effect: 'forbid',
      capabilities: ['control'],
      where: { organisations: [], sites: [], tags: ['atelier'] },
    });
    await draft(administrator, { ...aRule(1, atelier, 'Atelier'), id: randomUUID() });
    const part = await administrator.ask('policy.replay', { of: { type: 'draft' }, after: null });
    expect(part.next).toBeNull();
    expect(part.total).toBe(part.examined);
    expect(part.changes.map(({ decisionId, before, after }) => [decisionId, before.capability, after.allowed])).toEqual(
      [
        [changing.id, 'control', false],
        [frozen, 'view', true],
      ],
    );
    expect(part.changes[0]?.after.determining.map(({ name }) => name)).toEqual(['Atelier']);
    const reach = await administrator.ask('policy.reach', {});
    expect(reach).toMatchObject({ technicians: 3, cut: false, wouldRefuse: 1, wouldAllow: 1 });
    const rule = reach.rules.at(-1);
    expect(rule).toMatchObject({ technicians: 3, workstations: 0, exact: true, wouldRefuse: 1, wouldAllow: 0 });
    const { workstation } = sensitive;
    const contract = { type: 'chosen', id: await contractUnder() } as const;
    const answer = await administrator.ask('policy.what-if', { imagined: anImaginedCase({ workstation, contract }) });
    const control = ({ decisions }: typeof answer.published) =>
      decisions.find(({ capability }) => capability === 'control')?.allowed;
    expect(control(answer.published)).toBe(true);
    expect(answer.draft && control(answer.draft)).toBe(false);
  });

  it('[P8] and what would change if an older version came back, or what waits for approval came into force', async () => {
    const { published } = await show();
    const all = async (of: Replayed) => (await administrator.ask('policy.replay', { of, after: null })).changes;
    const first = await all({ type: 'version', number: 1 });
    expect(first.map(({ decisionId, after }) => [decisionId, after.allowed])).toEqual([[frozen, true]]);
    expect(published.number).toBeGreaterThan(1);
    const nobody = { of: { type: 'version', number: 999 }, after: null } as const;
    expect(await administrator.refused('policy.replay', nobody)).toEqual({ type: 'not-found' });
    const nothing = { of: { type: 'proposal', proposedAt: 1 }, after: null } as const;
    expect(await administrator.refused('policy.replay', nothing)).toEqual({ type: 'not-found' });
  });

  it('[R1] answer an imagined case with contract and rules together, and say when the contract opens again', async () => {
    const office = [{ from: '09:00', to: '18:00' }];
    const hours = { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] };
    const contract = { type: 'chosen', id: await contractUnder({ hours }) } as const;
    const monday = Date.UTC(2026, 8, 21, 8);
    const at = monday + 10 * 3_600_000;
    const open = await administrator.ask('policy.what-if', { imagined: anImaginedCase({ contract, at: monday }) });
    expect(open).toMatchObject({ contract: 'Jour et nuit', at: { weekday: 'mon', minuteOfDay: 600 } });
    expect(open.closed.map(({ capability }) => capability)).not.toContain('view');
    expect(open.published.removed).toEqual([]);
    const closed = await administrator.ask('policy.what-if', { imagined: anImaginedCase({ contract, at }) });
    const opensAt = Date.UTC(2026, 8, 22, 7);
    expect(closed.published.removed).toEqual(
      (['view', 'control'] as const).map((capability) => ({
        lock: 'contract',
        capability,
        why: 'out-of-hours',
        opensAt,
      })),
    );
    expect(closed.published.behind).toEqual([]);
    const none = await administrator.ask('policy.what-if', { imagined: anImaginedCase() });
    expect(none).toMatchObject({
      contract: null,
      published: { removed: [{ why: 'no-contract' }, { why: 'no-contract' }] },
    });
  });

  it('[P8] in parts that miss none and show none twice', async () => {
    const since = Date.now() - 3_600_000;
    for (let n = 0; n < 405; n += 45)
      await Promise.all(
        Array.from({ length: 45 }, (_, at) =>
          decided(desk.broker, rulebook, aPolicyInput(), { at: since + Math.floor((n + at) / 50) }),
        ),
      );
    const seen: number[] = [];
    let after: { at: number; id: string } | null = null;
    do {
      const part: Awaited<ReturnType<typeof administrator.ask<'policy.replay'>>> = await administrator.ask(
        'policy.replay',
        { of: { type: 'draft' }, after },
      );
      seen.push(part.examined);
      after = part.next;
      if (after === null) expect(seen.reduce((sum, n) => sum + n, 0)).toBe(part.total);
    } while (after !== null);
    expect(seen.length).toBeGreaterThan(2);
  });

  it('[P9] wait for another administrator where the version in force asks for one', async () => {
    const { draft: begun, published } = await show();
    const on = await administrator.ask('policy.change', {
      revision: begun.revision,
      change: { type: 'second-approval-set', required: true },
    });
    await administrator.ask('policy.publish', { base: published.number, revision: on.revision, reason: 'essai' });
    const base = published.number + 1;
    const off = await administrator.ask('policy.change', {
      revision: 0,
      change: { type: 'second-approval-set', required: false },
    });
    const proposed = await administrator.ask('policy.publish', { base, revision: off.revision, reason: 'seul' });
    expect(proposed).toEqual({ type: 'proposed' });
    expect((await show()).published.number).toBe(base);
    const proposedAt = (await show()).proposal?.proposedAt ?? 0;
    const read = { of: { type: 'proposal', proposedAt }, after: null } as const;
    expect((await other.ask('policy.replay', read)).examined).toBeGreaterThan(0);
    expect(await administrator.refused('policy.approve', { proposedAt })).toEqual({ type: 'another-must-approve' });
    expect(await administrator.refused('policy.approve', { proposedAt: proposedAt - 1 })).toEqual({
      type: 'not-found',
    });
    await other.ask('policy.reject', { proposedAt });
    expect(await administrator.ask('policy.roll-back', { to: 1, base, reason: 'essai' })).toEqual({ type: 'proposed' });
    expect(await other.refused('policy.approve', { proposedAt })).toEqual({ type: 'not-found' });
    const rollBack = (await show()).proposal;
    expect(rollBack?.bringsBack).toBe(1);
    await other.ask('policy.reject', { proposedAt: rollBack?.proposedAt ?? 0 });
    await administrator.ask('policy.publish', { base, revision: off.revision, reason: 'à deux' });
    const again = (await show()).proposal?.proposedAt ?? 0;
    expect(await other.ask('policy.approve', { proposedAt: again })).toEqual({ version: base + 1 });
    expect((await show()).published).toMatchObject({
      author: { name: 'Ada Ministre' },
      approver: { name: 'Bruno Sauvage' },
    });
    expect((await show()).draft.revision).toBe(0);
  });

  it('[P9] that wait stay as they were proposed, and their draft too: whoever would change either is told who waits', async () => {
    const { published } = await show();
    const on = await administrator.ask('policy.change', {
      revision: 0,
      change: { type: 'second-approval-set', required: true },
    });
    await administrator.ask('policy.publish', { base: published.number, revision: on.revision, reason: 'essai' });
    const base = published.number + 1;
    const revision = await draft(administrator, aProhibition('Attend'));
    await administrator.ask('policy.publish', { base, revision, reason: 'celle-ci' });
    const before = await show();
    const waits = { type: 'proposal-waits', by: 'Ada Ministre' };
    const reason = 'une autre';
    for (const client of [administrator, other]) {
      const change = { type: 'second-approval-set' as const, required: false };
      expect(await client.refused('policy.change', { revision, change })).toEqual(waits);
      expect(await client.refused('policy.discard', { revision })).toEqual(waits);
      expect(await client.refused('policy.take-up', { base })).toEqual(waits);
      expect(await client.refused('policy.publish', { base, revision, reason })).toEqual(waits);
      expect(await client.refused('policy.roll-back', { to: 1, base, reason })).toEqual(waits);
    }
    expect(await show()).toEqual(before);
    await other.ask('policy.approve', { proposedAt: before.proposal?.proposedAt ?? 0 });
    const off = await administrator.ask('policy.change', {
      revision: 0,
      change: { type: 'second-approval-set', required: false },
    });
    await administrator.ask('policy.publish', { base: base + 1, revision: off.revision, reason: 'fin' });
    await other.ask('policy.approve', { proposedAt: (await show()).proposal?.proposedAt ?? 0 });
  });

  it('[P9] are not approved by who wrote them, whoever proposed them', async () => {
    const { published, draft: begun } = await show();
    const { revision } = await other.ask('policy.change', {
      revision: begun.revision,
      change: { type: 'second-approval-set', required: true },
    });
    await other.ask('policy.publish', { base: published.number, revision, reason: 'essai' });
    await draft(other, aProhibition('Seule'));
    // Somebody else's last touch does not make it theirs alone.
    const mine = await draft(administrator, aProhibition('Une virgule'));
    await administrator.ask('policy.publish', { base: published.number + 1, revision: mine, reason: 'essai' });
    const proposedAt = (await show()).proposal?.proposedAt ?? 0;
    expect(await other.refused('policy.approve', { proposedAt })).toEqual({ type: 'another-must-approve' });
  });

  it('reads an expert’s text as the sentence it is, and says what is wrong with it', async () => {
    const read = (text: string) => administrator.ask('policy.read', { ruleId: randomUUID(), name: 'x', text });
    expect((await read('forbid(principal, action in [Action::"view"], resource);')).sentence?.effect).toBe('forbid');
    expect(await read('forbid(principal, action, resource')).toMatchObject({
      sentence: null,
      faults: [{ severity: 'error' }],
    });
  });
});
