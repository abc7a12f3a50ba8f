import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Capability } from '../../../app/consent/capability.ts';
import type { FurtherDemand } from '../../../app/consent/further.ts';
import { signFurther } from '../../../app/consent/further.ts';
import { ok } from '../../../app/kernel/result.ts';
import type { TechnicianCard } from '../../../app/level/person.ts';
import type { TechnicianCredential } from '../../../app/policy/credential.ts';
import { verifyCredential } from '../../../app/policy/credential.ts';
import type { Removal } from '../../../app/policy/removal.ts';
import type { ConsentAnswer } from '../../../app/wire/bridge.ts';
import type { Workstation } from '../../../tests/support/workstation/a-workstation.ts';
import {
  aCredentialFor,
  aRequest,
  aWorkstation,
  consoleKeyOf,
  liveOn,
  sayOn,
} from '../../../tests/support/workstation/a-workstation.ts';
import { all } from '../../../tests/support/workstation/live-station.ts';

const DEMAND = '00000000-0000-4000-8000-0000000000d1';

/** A workstation whose screen is seen, and nothing more. */
async function aWatchedStation(capabilities: Capability[] = ['view']): Promise<Workstation> {
  const station = aWorkstation();
  await liveOn(station, aRequest(station, { capabilities }));
  return station;
}

const standing = (station: Workstation) => {
  const { event } = station.reports.findLast(({ event: { type } }) => /granted$/.test(type)) ?? {};
  if (event?.type !== 'granted' && event?.type !== 'further-granted') throw new Error('nothing was granted');
  return event.signed.grant;
};

/** What comes with a demand beside what the console signed. */
interface Words {
  readonly technician?: Partial<TechnicianCard>;
  readonly credential?: Partial<TechnicianCredential>;
}

function askMore(station: Workstation, over: Partial<FurtherDemand> = {}, seed = 1, words: Words = {}): void {
  const { id, sessionId, reference, technician } = standing(station);
  const key = consoleKeyOf(seed);
  const demand = { id: randomUUID(), sessionId, grantId: id, capabilities: [], minutes: 0, consoleKey: key.publicKey };
  const now = station.clock.now();
  station.host.furtherAsked({
    reference,
    technician: { ...technician, ...words.technician },
    askedAt: now,
    answerBy: now + 60_000,
    credential: aCredentialFor(station, { consoleKey: consoleKeyOf(1).publicKey }, sessionId, words.credential),
    signed: signFurther({ ...demand, ...over }, key.secret),
  });
}

/** The rules change under a session that goes on. */
function take(station: Workstation, removal: Removal): void {
  station.around.removals = [removal];
  station.host.rulesChanged();
}

/** The employee reads for a second, then answers. */
function answer(station: Workstation, given: ConsentAnswer): boolean {
  station.consent().listener.shown();
  station.clock.advance(1000);
  return station.consent().listener.answered(given);
}
const yes = (capabilities: Capability[], extend = false): ConsentAnswer => ({
  type: 'accept-further',
  capabilities,
  extend,
});
const press = { type: 'key-pressed', code: 'KeyA', key: 'a' } as const;

describe('[C12] asking for more while a session goes on', () => {
  it('shows the difference, and a yes replaces the grant: the hand works, the picture goes on', async () => {
    const station = await aWatchedStation();
    const first = standing(station);
    sayOn(station.page(), press);
    expect(station.injector.acts).toEqual([]);
    askMore(station, { capabilities: ['control'] });
    expect(station.consent().further).toMatchObject({
      held: ['view'],
      request: { signed: { demand: { minutes: 0 } } },
    });
    expect(answer(station, yes(['control']))).toBe(true);
    const second = standing(station);
    expect(second).toMatchObject({ replaces: first.id, capabilities: ['view', 'control'], expiresAt: first.expiresAt });
    expect(station.page().told.findLast(({ type }) => type === 'granted')).toMatchObject({ signed: { grant: second } });
    expect(station.page().isHeld).toBe(false);
    await Promise.resolve();
    sayOn(station.page(), press);
    expect(station.injector.acts).toEqual(['key a']);
    expect(station.receipts.at(-1)?.signed.grant.id).toBe(second.id);
  });

  it('more time is asked for like any right, and the old end no longer ends it', async () => {
    const station = await aWatchedStation();
    const { expiresAt } = standing(station);
    askMore(station, { minutes: 10 });
    answer(station, yes([], true));
    expect(standing(station).expiresAt).toBe(expiresAt + 10 * 60_000);
    station.clock.advance(20 * 60_000);
    expect(station.host.live()).not.toBeNull();
    station.clock.advance(10 * 60_000);
    expect(station.types().at(-1)).toBe('ended');
  });

  it('of two things asked one can be given', async () => {
    const station = await aWatchedStation();
    const { expiresAt } = standing(station);
    askMore(station, { capabilities: ['control'], minutes: 10 });
    answer(station, yes(['control'], false));
    expect(standing(station)).toMatchObject({ capabilities: ['view', 'control'], expiresAt });
  });

  it.each<[string, (station: Workstation) => void, string]>([
    ['a no', (station) => void answer(station, { type: 'decline' }), 'declined'],
    ['a yes to nothing', (station) => void answer(station, yes([])), 'declined'],
    ['a closed letter', (station) => station.consent().listener.closed(), 'declined'],
    ['a letter that can not be shown', (station) => station.consent().listener.failed(), 'not-displayed'],
    [
      'silence',
      (station) => {
        station.consent().listener.shown();
        station.clock.advance(61_000);
      },
      'no-answer',
    ],
  ])('%s changes nothing', async (_case, act, reason) => {
    const station = await aWatchedStation();
    const before = standing(station);
    askMore(station, { capabilities: ['control'] });
    act(station);
    expect(standing(station)).toEqual(before);
    expect(all(station, 'further-refused')).toMatchObject([{ reason }]);
    expect(station.consent().isClosed).toBe(true);
    expect(station.page().isHeld).toBe(false);
    expect(station.host.live()?.mayControl).toBe(false);
  });

  it('what the technician takes back goes off the screen, nothing changes, and the employee is told', async () => {
    const station = await aWatchedStation();
    const before = standing(station);
    askMore(station, { id: DEMAND, capabilities: ['control'] });
    station.host.furtherWithdrawn(before.sessionId, randomUUID());
    station.host.furtherWithdrawn(randomUUID(), DEMAND);
    expect(station.consent().isClosed).toBe(false);
    expect(station.page().isHeld).toBe(true);
    station.host.furtherWithdrawn(before.sessionId, DEMAND);
    expect(station.consent().isClosed).toBe(true);
    expect(station.page().isHeld).toBe(false);
    expect(standing(station)).toEqual(before);
    expect(all(station, 'further-refused')).toEqual([]);
    expect(station.banner().view?.takenBack).toBe(true);
    expect(station.consent().listener.answered(yes(['control']))).toBe(true);
    expect(standing(station)).toEqual(before);
    station.clock.advance(8000);
    expect(station.banner().view?.takenBack).toBe(false);
  });

  it('a yes within the first second is none', async () => {
    const station = await aWatchedStation();
    askMore(station, { capabilities: ['control'] });
    station.consent().listener.shown();
    station.clock.advance(900);
    expect(station.consent().listener.answered(yes(['control']))).toBe(false);
    expect(station.consent().isClosed).toBe(false);
  });

  it('the letter can stop the session altogether', async () => {
    const station = await aWatchedStation();
    askMore(station, { capabilities: ['control'] });
    answer(station, { type: 'stop' });
    expect(all(station, 'ended')).toMatchObject([{ reason: 'stopped-by-employee' }]);
  });

  it.each<[string, Partial<FurtherDemand>, number]>([
    ['another console’s key', { capabilities: ['control'] }, 2],
    ['a grant that does not stand', { capabilities: ['control'], grantId: randomUUID() }, 1],
    ['what works already', { capabilities: ['view'] }, 1],
  ])('a demand with %s opens no letter', async (_case, over, seed) => {
    const station = await aWatchedStation();
    askMore(station, over, seed);
    expect(station.stage.consents).toHaveLength(1);
    expect(all(station, 'further-refused')).toMatchObject([{ reason: 'request-invalid' }]);
  });

  it('[R3] names whom the credential names, whatever came with it', async () => {
    const station = await aWatchedStation();
    const technician = { name: 'Administrateur', team: 'Support Accord', level: 3 } as const;
    askMore(station, { minutes: 10 }, 1, { technician });
    expect(station.consent().further).toMatchObject({ request: { technician: standing(station).technician } });
  });

  it('[R2] is judged by the latest word on who asks, whichever is shown again', async () => {
    const judged: number[] = [];
    const station = aWorkstation({
      rules: {
        vouched: () => undefined,
        verify: (signed, expected) => verifyCredential(signed, { ...expected, pinnedKey: signed.brokerKey }),
        judge: ({ technician: { level } }) => {
          judged.push(level);
          return ok({ removed: [], version: 7 });
        },
        remaining: (_credential, { consent }) => ({ removed: [], effective: [...(consent ?? [])] }),
        isBehind: () => false,
        liftedAt: () => null,
      },
    });
    await liveOn(station, aRequest(station, { capabilities: ['view'] }));
    const { technician, sessionId, consoleKey } = standing(station);
    const card = { ...technician, level: 3 as const };
    const former = aCredentialFor(station, { consoleKey }, sessionId).credential;
    const once = { ...former, card, technician: { ...former.technician, level: 3 as const }, issuedAt: 1 };
    askMore(station, { capabilities: ['control'] }, 1, { credential: once });
    expect(judged).toEqual([2, 2]);
    expect(station.consent().further).toMatchObject({ request: { technician } });
  });

  it('[S9] after two noes no third letter is opened, whatever the broker lets through', async () => {
    const station = await aWatchedStation();
    for (let asked = 0; asked < 3; asked += 1) {
      askMore(station, { capabilities: ['control'] });
      if (asked < 2) answer(station, { type: 'decline' });
    }
    expect(station.stage.consents).toHaveLength(3);
    expect(all(station, 'further-refused').map(({ reason }) => reason)).toEqual(['declined', 'declined', 'blocked']);
    expect(station.page().isHeld).toBe(false);
  });

  it('gives back what the rules took, only with a new grant', async () => {
    const station = await aWatchedStation(['view', 'control']);
    take(station, { lock: 'contract', capability: 'control', why: 'out-of-hours' });
    station.around.removals = [];
    station.banner().listener.setCapability({ capability: 'control', on: true });
    sayOn(station.page(), press);
    expect(station.injector.acts).toEqual([]);
    askMore(station, { capabilities: ['control'] });
    answer(station, yes(['control']));
    sayOn(station.page(), press);
    expect(station.injector.acts).toEqual(['key a']);
    expect(station.banner().view?.revoked).toEqual([]);
  });
});

describe('[C13] while a further letter is open', () => {
  it('no picture leaves and nothing is pressed', async () => {
    const station = await aWatchedStation(['view', 'control']);
    sayOn(station.page(), press);
    expect([...station.injector.down]).toEqual(['KeyA']);
    askMore(station, { minutes: 10 });
    expect(station.page().isHeld).toBe(true);
    expect([...station.injector.down]).toEqual([]);
    sayOn(station.page(), press);
    expect(station.page().told.at(-1)).toEqual({ type: 'input-refused', why: 'consent-open' });
    expect([...station.injector.down]).toEqual([]);
    answer(station, { type: 'decline' });
    expect(station.page().isHeld).toBe(false);
  });

  it('the end of the session takes the letter with it', async () => {
    const station = await aWatchedStation();
    askMore(station, { capabilities: ['control'] });
    station.host.stop('stopped-by-employee');
    expect(station.consent().isClosed).toBe(true);
    expect(station.consent().listener.answered(yes(['control']))).toBe(true);
    expect(station.types().at(-1)).toBe('ended');
  });
});

describe('[S11] a right that the rules take away', () => {
  it('goes alone, and both sides are told why', async () => {
    const station = await aWatchedStation(['view', 'control']);
    sayOn(station.page(), press);
    const removal = {
      lock: 'policy',
      capability: 'control',
      why: 'forbidden',
      rule: 'Postes sensibles',
      version: 12,
    } as const;
    take(station, removal);
    expect([...station.injector.down]).toEqual([]);
    expect(station.page().wantPicture()).not.toBeNull();
    expect(station.page().told.at(-1)).toMatchObject({
      type: 'rights-changed',
      revoked: [removal],
      pictureHeld: false,
    });
    expect(station.banner().view?.revoked).toEqual([removal]);
    expect(all(station, 'right-revoked')).toMatchObject([{ removal }]);
  });

  it('goes even while the employee has it switched off, and no switch brings it back', async () => {
    const station = await aWatchedStation(['view', 'control']);
    station.banner().listener.setCapability({ capability: 'control', on: false });
    take(station, { lock: 'contract', capability: 'control', why: 'out-of-hours' });
    station.banner().listener.setCapability({ capability: 'control', on: true });
    expect(station.types().filter((type) => type === 'capability-restored')).toEqual([]);
    expect(all(station, 'right-revoked')).toHaveLength(1);
    sayOn(station.page(), press);
    expect(station.injector.acts).toEqual([]);
  });

  it('ends the session when it is the picture', async () => {
    const station = await aWatchedStation();
    const removal = { lock: 'contract', capability: 'view', why: 'ended' } as const;
    take(station, removal);
    expect(station.host.lastEnd()).toEqual({ reason: 'rule', revoked: [removal] });
    expect(station.types().slice(-2)).toEqual(['right-revoked', 'ended']);
    expect(all(station, 'ended')).toMatchObject([{ reason: 'rule' }]);
  });
});
