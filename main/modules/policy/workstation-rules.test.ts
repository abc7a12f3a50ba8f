import { describe, expect, it, vi } from 'vitest';
import type { KeyChange } from '../../../app/audit/export-file.ts';
import type { Capability } from '../../../app/consent/capability.ts';
import { signCredential } from '../../../app/policy/credential.ts';
import type { PolicySnapshot } from '../../../app/policy/snapshot.ts';
import { signSnapshot } from '../../../app/policy/snapshot.ts';
import { aTechnician, consoleKey, foreignKey, id, T0, workstationKey } from '../../../app/testing/builders.ts';
import { aPolicyInput } from '../../../app/testing/policy-builders.ts';
import { memoryKeep, silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import { aheadOf, sessionClock } from '../clock.ts';
import { cedarEngines } from './cedar.ts';
import type { StoredRules, WorkstationRules } from './workstation-rules.ts';
import { workstationRules } from './workstation-rules.ts';

const engines = cedarEngines(silentLog);
const ALL_DAY = [{ from: '00:00', to: '24:00' }];
const day = { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: ALL_DAY, sun: ALL_DAY };
const EVERYTHING = { id: id(1), name: 'Tout', cedar: 'permit (principal, action, resource);' };
const NO_HAND = {
  id: id(2),
  name: 'Sans la main',
  cedar: 'forbid (principal, action == Action::"control", resource);',
};

const aSnapshot = (over: Partial<PolicySnapshot> = {}) =>
  signSnapshot(
    {
      workstationId: id(40),
      serial: 7,
      policyVersion: 3,
      issuedAt: T0,
      validUntil: T0 + 3_600_000,
      contract: {
        remote: true,
        capabilities: ['view', 'control'],
        timeZone: 'Europe/Paris',
        hours: day,
        closedDays: [],
        startsOn: '2020-01-01',
        endsOn: null,
      },
      workstation: { organisationId: id(80), siteId: null, tags: [] },
      rules: [EVERYTHING],
      lifted: [],
      ...over,
    },
    workstationKey,
  );

const { technician, ticket } = aPolicyInput();
const credential = {
  sessionId: id(50),
  ticketId: id(10),
  workstationId: id(40),
  consoleKey: consoleKey.publicKey,
  card: aTechnician(),
  technician,
  ticket,
  network: 'unknown',
  issuedAt: T0,
};
const BOTH = ['view', 'control'] as const;
const lostOf = (rules: WorkstationRules, held: readonly Capability[], at: number) =>
  rules.remaining(credential, { asked: held, consent: held }, at).removed;

function aComputer(keep = memoryKeep<StoredRules>({}), changes: Partial<Parameters<typeof workstationRules>[0]> = {}) {
  const state = {
    now: T0 + 1000,
    changed: 0,
    /** What was planned, and for when. */
    later: [] as { readonly ms: number; readonly run: () => void }[],
    workstationId: id(40) as string | null,
    free: true,
    url: 'https://accord.example.org',
    changes: [] as KeyChange[],
  };
  const rules = workstationRules({
    keep,
    brokerUrl: () => state.url,
    presetBrokerKey: null,
    workstationId: () => state.workstationId,
    engines,
    isFree: () => state.free,
    keyChanged: (change) => state.changes.push(change),
    clock: {
      now: () => state.now,
      after: (ms, run) => {
        state.later.push({ ms, run });
        return () => undefined;
      },
    },
    changed: () => {
      state.changed += 1;
    },
    log: silentLog,
    ...changes,
  });
  return { rules, state, keep };
}

describe('[R2] the time of a workstation', () => {
  const later = (at: number) => ({ ...credential, network: 'unknown' as const, issuedAt: at });

  it('is no earlier than what the pinned broker has signed, over a restart too', () => {
    const { rules, keep } = aComputer();
    expect(rules.signedAt()).toBe(0);
    rules.shown(aSnapshot());
    expect(rules.signedAt()).toBe(T0);
    rules.vouched(later(T0 + 60_000));
    rules.vouched(later(T0 + 30_000));
    expect(aComputer(keep).rules.signedAt()).toBe(T0 + 60_000);
  });

  it('is that of the newest rules where the broker’s own clock was put right', () => {
    const { rules } = aComputer();
    rules.shown(aSnapshot());
    rules.vouched(later(T0 + 90 * 60_000));
    rules.shown(aSnapshot({ serial: 8, issuedAt: T0 + 500 }));
    expect(rules.signedAt()).toBe(T0 + 500);
  });

  it('is not that of another key, nor of another broker', () => {
    const { rules, keep, state } = aComputer();
    rules.shown(aSnapshot());
    rules.vouched(later(T0 + 60_000));
    expect(aComputer(keep, { presetBrokerKey: foreignKey.publicKey }).rules.signedAt()).toBe(0);
    state.url = 'https://other.example.org';
    expect(rules.signedAt()).toBe(0);
  });

  it('does not go back with a proxy’s word: outlived rules stay outlived', () => {
    const { rules } = aComputer();
    rules.shown(aSnapshot());
    const wall = { now: () => T0 + 7_200_000, after: () => () => undefined };
    const ticks = { wall: wall.now, monotonic: () => 0 };
    const told = -7_000_000;
    // A checkpoint was seen after these rules had run out; the proxy then says that it is still before.
    const ahead = aheadOf(wall, told, [rules.signedAt(), T0 + 3_700_000]);
    expect(rules.judge(credential, BOTH, sessionClock(ticks, told, 0).now()).ok).toBe(true);
    expect(rules.judge(credential, BOTH, sessionClock(ticks, ahead, 0).now())).toEqual({
      ok: false,
      failure: { type: 'no-policy' },
    });
  });
});

describe('[R2] the rules of a workstation', () => {
  it('without any, nobody is even asked', () => {
    expect(aComputer().rules.judge(credential, BOTH, T0)).toEqual({ ok: false, failure: { type: 'no-policy' } });
  });

  it('are taken, kept over a restart, and judged by Cedar itself', () => {
    const { rules, keep } = aComputer();
    expect(rules.shown(aSnapshot({ rules: [EVERYTHING, NO_HAND] })).ok).toBe(true);
    const after = aComputer(keep).rules.judge(credential, BOTH, T0 + 2000);
    expect(after).toEqual({
      ok: true,
      value: {
        version: 3,
        removed: [{ lock: 'policy', capability: 'control', why: 'forbidden', rule: 'Sans la main', version: 3 }],
      },
    });
  });

  it('are never older than any that this computer has seen, whoever has used it meanwhile', () => {
    const { rules, state } = aComputer();
    const former = aSnapshot({ serial: 7 });
    expect(rules.shown(former).ok).toBe(true);
    expect(rules.shown(aSnapshot({ serial: 8, rules: [NO_HAND] })).ok).toBe(true);
    state.workstationId = id(41);
    expect(rules.shown(aSnapshot({ workstationId: id(41), serial: 9 })).ok).toBe(true);
    state.workstationId = id(40);
    expect(rules.shown(former)).toEqual({ ok: false, failure: { type: 'older' } });
    expect(rules.judge(credential, BOTH, T0)).toEqual({ ok: false, failure: { type: 'no-policy' } });
    expect(rules.shown(aSnapshot({ serial: 10 })).ok).toBe(true);
  });

  it('of another key than the first one seen are refused, and what was said before stands', () => {
    const { rules, state } = aComputer();
    rules.shown(aSnapshot());
    const { snapshot } = aSnapshot({ serial: 8, rules: [] });
    expect(rules.shown(signSnapshot(snapshot, foreignKey))).toEqual({ ok: false, failure: { type: 'foreign-key' } });
    expect(rules.foreign()).toEqual({ key: foreignKey.publicKey, proven: true });
    expect(state.changed).toBe(2);
    expect(rules.judge(credential, BOTH, T0 + 2000)).toEqual({ ok: true, value: { version: 3, removed: [] } });
  });

  it('of the first broker seen count for nothing where the configuration names another key', () => {
    const { rules } = aComputer(undefined, { presetBrokerKey: foreignKey.publicKey });
    expect(rules.shown(aSnapshot())).toEqual({ ok: false, failure: { type: 'foreign-key' } });
    expect(rules.judge(credential, BOTH, T0)).toEqual({ ok: false, failure: { type: 'no-policy' } });
  });

  it('under the key that the configuration names are believed, and no credential of another is', () => {
    const { rules } = aComputer(undefined, { presetBrokerKey: workstationKey.publicKey });
    const expected = { sessionId: id(50), ticketId: id(10), workstationId: id(40), technicianId: id(20) };
    const shown = { ...expected, consoleKey: consoleKey.publicKey };
    expect(rules.verify(signCredential(credential, foreignKey), shown)).toMatchObject({
      failure: { type: 'foreign-key' },
    });
    expect(rules.shown(aSnapshot()).ok).toBe(true);
    expect(rules.verify(signCredential(credential, workstationKey), shown)).toMatchObject({ ok: true });
  });

  it('do not begin a session once their time is over, and hold one that goes on', () => {
    const { rules } = aComputer();
    rules.shown(aSnapshot());
    const late = T0 + 3_600_000;
    expect(rules.judge(credential, BOTH, late)).toEqual({ ok: false, failure: { type: 'no-policy' } });
    expect(lostOf(rules, BOTH, late)).toEqual([]);
  });

  it('that Cedar can not read let nothing through', () => {
    const { rules } = aComputer();
    rules.shown(aSnapshot({ rules: [{ ...EVERYTHING, cedar: 'permit (' }] }));
    expect(rules.judge(credential, BOTH, T0 + 2000)).toEqual({ ok: false, failure: { type: 'no-policy' } });
    expect(lostOf(rules, BOTH, T0 + 2000)).toHaveLength(2);
  });

  it('that are many are read in turns: meanwhile who is being helped is judged by those before, and who asks by the new', async () => {
    const { rules, state } = aComputer();
    rules.shown(aSnapshot());
    const many = Array.from({ length: 60 }, (_, n) => ({
      id: id(100 + n),
      name: `Règle ${n}`,
      cedar: `permit (principal, action, resource) when { context.at.minuteOfDay != ${n} };`,
    }));
    rules.shown(aSnapshot({ serial: 8, policyVersion: 4, rules: [...many, NO_HAND] }));
    expect(state.changed).toBe(1);
    expect(lostOf(rules, BOTH, T0 + 2000)).toEqual([]);
    await vi.waitFor(() => expect(state.changed).toBe(2));
    const lost = { lock: 'policy', capability: 'control', why: 'forbidden', rule: 'Sans la main', version: 4 };
    expect(lostOf(rules, BOTH, T0 + 2000)).toEqual([lost]);
    rules.shown(
      aSnapshot({ serial: 9, policyVersion: 5, rules: many.map((rule) => ({ ...rule, cedar: `${rule.cedar}//` })) }),
    );
    expect(rules.judge(credential, BOTH, T0 + 2000)).toEqual({ ok: true, value: { version: 5, removed: [] } });
    await vi.waitFor(() => expect(state.changed).toBe(3));
  });

  it('[R5] take away what they no longer allow of a session that goes on, before they are all read', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({
      id: id(100 + n),
      name: `Règle ${n}`,
      cedar: `permit (principal, action, resource) when { context.at.minuteOfDay != ${2000 + n} };`,
    }));
    const { rules, state } = aComputer(undefined, {
      engines: { ...engines, ahead: (all) => (all.length === 1 ? null : new Promise(() => undefined)) },
    });
    rules.shown(aSnapshot());
    state.free = false;
    rules.shown(aSnapshot({ serial: 8, policyVersion: 4, rules: [...many, NO_HAND] }));
    expect(lostOf(rules, BOTH, T0 + 2000)).toEqual([]);
    await vi.waitFor(() => expect(state.changed).toBe(2), { timeout: 10_000 });
    const lost = { lock: 'policy', capability: 'control', why: 'forbidden', rule: 'Sans la main', version: 4 };
    expect(lostOf(rules, BOTH, T0 + 2000)).toEqual([lost]);
  });

  it('[R5] that are not read in time let nothing happen by those before, until they are; one hold for all that come meanwhile', async () => {
    const never = new Promise<never>(() => undefined);
    let read: () => void = () => undefined;
    const made = new Promise<void>((done) => {
      read = done;
    });
    const { rules, state } = aComputer(undefined, {
      engines: {
        of: engines.of,
        ahead: (all) => (all.length === 1 ? null : never),
        soon: (all) => made.then(() => engines.of(all)),
      },
    });
    rules.shown(aSnapshot());
    const two = [EVERYTHING, NO_HAND];
    rules.shown(aSnapshot({ serial: 8, rules: two }));
    expect(state.later).toEqual([]);
    state.free = false;
    for (const serial of [9, 10]) rules.shown(aSnapshot({ serial, rules: two }));
    const [plan, ...others] = state.later;
    expect([others, (plan?.ms ?? 1000) < 1000]).toEqual([[], true]);
    expect(rules.isBehind()).toBe(false);
    const changed = state.changed;
    plan?.run();
    expect([rules.isBehind(), state.changed]).toEqual([true, changed + 1]);
    read();
    await vi.waitFor(() => expect(rules.isBehind()).toBe(false));
    expect(lostOf(rules, BOTH, T0 + 2000).map(({ capability }) => capability)).toEqual(['control']);
    plan?.run();
    expect(rules.isBehind()).toBe(false);
  });

  it('that came before the computer knew its name at the broker wait for it', () => {
    const { rules, state } = aComputer();
    state.workstationId = null;
    expect(rules.shown(aSnapshot())).toEqual({ ok: false, failure: { type: 'not-attached' } });
    state.workstationId = id(40);
    rules.attached();
    expect(rules.judge(credential, BOTH, T0 + 2000).ok).toBe(true);
  });

  it('[R5] take a right away at the minute the contract’s hours end, with nobody to tell', () => {
    const { rules } = aComputer();
    const contract = aSnapshot().snapshot.contract;
    if (contract === null) throw new Error('there is a contract');
    const morning = [{ from: '00:00', to: '12:00' }];
    const hours = { mon: morning, tue: morning, wed: morning, thu: morning, fri: morning, sat: morning, sun: morning };
    rules.shown(aSnapshot({ contract: { ...contract, timeZone: 'UTC', hours } }));
    const noon = Math.ceil(T0 / 86_400_000) * 86_400_000 + 12 * 3_600_000;
    expect(lostOf(rules, ['view'], noon - 1)).toEqual([]);
    const opensAt = noon + 12 * 3_600_000;
    expect(lostOf(rules, ['view'], noon)).toEqual([
      { lock: 'contract', capability: 'view', why: 'out-of-hours', opensAt },
    ]);
  });
});

describe('[R6] a broker under another key', () => {
  const from = workstationKey.publicKey;
  const to = foreignKey.publicKey;
  /** Another deployment: its numbers begin anew. */
  const another = (key = foreignKey) => signSnapshot({ ...aSnapshot({ serial: 1, policyVersion: 1 }).snapshot }, key);
  function aComputerAtOdds(changes: Parameters<typeof aComputer>[1] = {}) {
    const computer = aComputer(undefined, changes);
    computer.rules.shown(aSnapshot());
    computer.rules.shown(another());
    return computer;
  }

  it('is believed once somebody here has said so: its rules hold, the former ones no more, and the journal has it', () => {
    const { rules, state, keep } = aComputerAtOdds();
    expect(rules.pinAnew({ from, to })).toEqual({ ok: true, value: null });
    expect(rules.brokerKey()).toBe(to);
    expect(rules.foreign()).toBeNull();
    expect(rules.judge(credential, BOTH, T0 + 2000)).toEqual({ ok: true, value: { version: 1, removed: [] } });
    expect(state.changes).toEqual([{ brokerUrl: state.url, from, to, at: state.now }]);
    expect(rules.shown(aSnapshot({ serial: 9 }))).toEqual({ ok: false, failure: { type: 'foreign-key' } });
    expect(aComputer(keep).rules.brokerKey()).toBe(to);
  });

  it.each<[string, (computer: ReturnType<typeof aComputerAtOdds>) => unknown, string]>([
    ['while somebody sees the screen', ({ state }) => Object.assign(state, { free: false }), 'not-now'],
    ['after the broker showed a third key', ({ rules }) => rules.shown(another(consoleKey)), 'not-shown'],
    ['after it showed its own again', ({ rules }) => rules.shown(aSnapshot({ serial: 8 })), 'not-shown'],
    ['at another address', ({ state }) => Object.assign(state, { url: 'https://other.example.org' }), 'not-shown'],
    ['once those rules have run out', ({ state }) => Object.assign(state, { now: T0 + 3_600_000 }), 'not-shown'],
  ])('is not believed %s', (_case, meanwhile, type) => {
    const computer = aComputerAtOdds();
    meanwhile(computer);
    expect(computer.rules.pinAnew({ from, to })).toEqual({ ok: false, failure: { type } });
    expect(computer.state.changes).toEqual([]);
  });

  it('is not believed where the configuration names the key, whoever says so', () => {
    const { rules } = aComputerAtOdds({ presetBrokerKey: from });
    expect(rules.foreign()).toEqual({ key: to, proven: true });
    expect(rules.pinAnew({ from, to })).toEqual({ ok: false, failure: { type: 'configured' } });
    expect(rules.brokerKey()).toBe(from);
  });

  it('is not believed when it only names a key that it does not hold', () => {
    const { rules } = aComputer();
    rules.shown(aSnapshot());
    rules.shown({ ...another(), signature: aSnapshot().signature });
    expect(rules.foreign()).toEqual({ key: to, proven: false });
    expect(rules.pinAnew({ from, to })).toEqual({ ok: false, failure: { type: 'not-shown' } });
  });

  it('changes nothing by itself, however often it comes', () => {
    const { rules, state } = aComputerAtOdds();
    const told = state.changed;
    rules.shown(another());
    rules.shown(another());
    expect(state.changed).toBe(told);
    expect(rules.brokerKey()).toBe(from);
    expect(rules.judge(credential, BOTH, T0 + 2000)).toEqual({ ok: true, value: { version: 3, removed: [] } });
  });
});
