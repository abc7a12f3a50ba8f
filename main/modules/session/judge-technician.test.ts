import { describe, expect, it } from 'vitest';
import {
  aCredentialFor,
  aRequest,
  askedOn,
  aWorkstation,
  liveOn,
} from '../../../tests/support/workstation/a-workstation.ts';
import { all } from '../../../tests/support/workstation/live-station.ts';

describe('[R3] who asks', () => {
  it('is shown in the directory’s words, whatever came beside them', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    const liar = { ...request.technician, name: 'Support Accord', team: 'Direction' };
    await askedOn(station, { ...request, technician: liar });
    expect(station.consent().first?.request.technician).toEqual(request.technician);
  });

  it.each([
    ['another session', { sessionId: '00000000-0000-4000-8000-000000000001' }],
    ['another console', { consoleKey: 'ab'.repeat(32) }],
    ['another workstation', { workstationId: '00000000-0000-4000-8000-000000000002' }],
  ])('never reaches the screen with papers for %s', async (_case, over) => {
    const station = aWorkstation();
    const request = aRequest(station);
    const credential = aCredentialFor(station, request.signed.demand, request.sessionId, over);
    await station.host.asked({ ...request, credential });
    expect(station.stage.consents).toEqual([]);
    expect(all(station, 'refused')).toMatchObject([{ reason: 'identity-unverified' }]);
  });

  it('never reaches the screen with papers that were changed on the way', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    const { credential } = request.credential;
    const forged = {
      ...request.credential,
      credential: { ...credential, card: { ...credential.card, name: 'Accord' } },
    };
    await station.host.asked({ ...request, credential: forged });
    expect(station.stage.consents).toEqual([]);
    expect(all(station, 'refused')).toMatchObject([{ reason: 'identity-unverified' }]);
  });
});

describe('[R2] the time that the directory’s word was given at', () => {
  const SLACK = 5 * 60_000;
  it.each([
    ['six minutes ago: it was kept back, or is shown again', -SLACK - 60_000],
    ['six minutes ahead', SLACK + 60_000],
  ])('may not be %s', async (_case, off) => {
    const station = aWorkstation();
    const request = aRequest(station);
    const issuedAt = station.clock.now() + off;
    const credential = aCredentialFor(station, request.signed.demand, request.sessionId, { issuedAt });
    await station.host.asked({ ...request, credential });
    expect(station.stage.consents).toEqual([]);
    expect(all(station, 'refused')).toMatchObject([{ reason: 'out-of-time' }]);
    expect(station.vouched).toEqual([]);
  });

  it.each([-SLACK, SLACK])('may lie %d milliseconds away, and is remembered', async (off) => {
    const station = aWorkstation();
    const request = aRequest(station);
    const issuedAt = station.clock.now() + off;
    const credential = aCredentialFor(station, request.signed.demand, request.sessionId, { issuedAt });
    await askedOn(station, { ...request, credential });
    expect(station.consent().first).not.toBeNull();
    expect(station.vouched).toEqual([issuedAt]);
  });
});

describe('[R1] the workstation’s own judgement', () => {
  it('keeps the letter away when any of what is asked is closed', async () => {
    const station = aWorkstation();
    station.around.removals = [{ lock: 'contract', capability: 'control', why: 'not-in-contract' }];
    await station.host.asked(aRequest(station));
    expect(station.stage.consents).toEqual([]);
    expect(all(station, 'refused')).toMatchObject([{ reason: 'policy-refuses' }]);
  });

  it('[R2] fails closed without rules', async () => {
    const station = aWorkstation();
    station.around.removals = null;
    await station.host.asked(aRequest(station));
    expect(all(station, 'refused')).toMatchObject([{ reason: 'policy-missing' }]);
  });

  it('[R5] is made anew each second: a right that time takes away goes without a word from the broker', async () => {
    const station = aWorkstation();
    await liveOn(station, aRequest(station));
    station.around.removals = [{ lock: 'contract', capability: 'control', why: 'out-of-hours' }];
    station.clock.advance(1000);
    expect(all(station, 'right-revoked')).toHaveLength(1);
    expect(station.page().wantPicture()).not.toBeNull();
  });
});

describe('[S9] the workstation itself', () => {
  const no = async (station: ReturnType<typeof aWorkstation>, type: 'decline' | 'no-help-asked'): Promise<void> => {
    await askedOn(station, aRequest(station));
    station.consent().listener.answered({ type });
  };

  it('hears a technician no more after two noes in a row, whatever the broker lets through', async () => {
    const station = aWorkstation();
    await no(station, 'decline');
    await no(station, 'decline');
    await station.host.asked(aRequest(station));
    expect(station.stage.consents).toHaveLength(2);
    expect(all(station, 'refused').map(({ reason }) => reason)).toEqual(['declined', 'declined', 'blocked']);
  });

  it('nor after one report', async () => {
    const station = aWorkstation();
    await no(station, 'no-help-asked');
    await station.host.asked(aRequest(station));
    expect(all(station, 'refused').map(({ reason }) => reason)).toEqual(['no-help-asked', 'blocked']);
  });

  it('forgets a no once there was a yes', async () => {
    const station = aWorkstation();
    await no(station, 'decline');
    await liveOn(station, aRequest(station));
    station.host.stop('stopped-by-employee');
    await no(station, 'decline');
    await askedOn(station, aRequest(station));
    expect(station.stage.consents.at(-1)?.isClosed).toBe(false);
  });
});
