import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionRequest } from '../../app/consent/request.ts';
import type { PublicKey } from '../../app/kernel/scalars.ts';
import { foreignKey } from '../../app/testing/builders.ts';
import { systemClock } from '../../main/modules/clock.ts';
import { readConfiguration } from '../../main/modules/enrolment/read-configuration.ts';
import { cedarEngines } from '../../main/modules/policy/cedar.ts';
import type { StoredRules } from '../../main/modules/policy/workstation-rules.ts';
import { workstationRules } from '../../main/modules/policy/workstation-rules.ts';
import { judgeTechnician } from '../../main/modules/session/judge-technician.ts';
import { memoryKeep, silentLog } from '../support/workstation/memory-keep.ts';
import type { Desk, Underway } from './support/desk.ts';
import { aScene, askForSession, openDesk, openDeskIn } from './support/desk.ts';

let former: Desk;
let present: Desk;
const folder = mkdtempSync(join(tmpdir(), 'accord-key-'));
const engines = cedarEngines(silentLog);

beforeAll(async () => {
  former = await openDesk();
  // The same address, another database: a key of its own.
  present = await openDeskIn(former.cluster);
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await present?.broker.stop();
  await former?.close();
});

/** The judgement of a computer whose configuration says this, and that knows of a broker what that one has told. */
function aComputer(brokerKey: PublicKey | undefined) {
  const file = join(folder, 'accord.json');
  writeFileSync(file, JSON.stringify({ brokerUrl: 'https://accord.example.org', brokerKey }));
  chmodSync(file, 0o644);
  const { configuration } = readConfiguration(file, silentLog);
  let workstationId: string | null = null;
  const rules = workstationRules({
    keep: memoryKeep<StoredRules>({}),
    brokerUrl: () => configuration?.brokerUrl ?? '',
    presetBrokerKey: configuration?.brokerKey ?? null,
    workstationId: () => workstationId,
    isFree: () => true,
    engines,
    clock: systemClock,
    changed: () => undefined,
    keyChanged: () => undefined,
    log: silentLog,
  });
  const judge = (request: SessionRequest) =>
    judgeTechnician(
      request,
      {
        rules,
        workstationId: () => workstationId,
        refusedTechnicians: { isBlocked: () => false, refused: () => undefined, granted: () => undefined },
      },
      Date.now(),
    );
  /** Hears the rules that the broker has sent it, then judges the request. */
  const hear = async ({ employee, session, request }: Underway) => {
    workstationId = session.workstationId;
    const { signed } = await employee.heard('policy-snapshot');
    const shown = rules.shown(signed);
    return { key: signed.brokerKey, shown: shown.ok ? 'taken' : shown.failure.type, judged: judge(request) };
  };
  return { rules, hear, judge };
}

const REFUSED = { ok: false, failure: { type: 'foreign-key', reason: 'identity-unverified' } };

describe('[R2] [D14] a broker’s key that the configuration of a computer names', () => {
  it('is held against its very first word: a foreign broker has no rules and no technicians there', async () => {
    const underway = await askForSession(await aScene(present));
    const { rules, hear } = aComputer(foreignKey.publicKey);
    const heard = await hear(underway);
    expect(heard).toMatchObject({ shown: 'foreign-key', judged: REFUSED });
    expect(rules.pinAnew({ from: foreignKey.publicKey, to: heard.key })).toEqual({
      ok: false,
      failure: { type: 'configured' },
    });
    const own = await aComputer(heard.key).hear(underway);
    expect(own).toMatchObject({ shown: 'taken', judged: { ok: true } });
    await underway.technician.ask('session.withdraw', { sessionId: underway.session.id });
  });
});

describe('[R6] a computer whose broker has become another', () => {
  it('refuses it by name, and judges by its rules once somebody there has taken its key on', async () => {
    const { rules, hear, judge } = aComputer(undefined);
    const before = await hear(await askForSession(await aScene(former)));
    expect(before).toMatchObject({ shown: 'taken', judged: { ok: true } });
    const underway = await askForSession(await aScene(present));
    const after = await hear(underway);
    expect(after).toMatchObject({ shown: 'foreign-key', judged: REFUSED });
    expect(rules.foreign()).toEqual({ key: after.key, proven: true });
    expect(rules.pinAnew({ from: before.key, to: after.key })).toMatchObject({ ok: true });
    expect(judge(underway.request)).toMatchObject({ ok: true });
  });
});
