import { describe, expect, it } from 'vitest';
import { verifyGrant } from '../../../app/consent/grant.ts';
import { phraseFor } from '../../../app/consent/phrase.ts';
import { deliveryHolds } from '../../../app/consent/request.ts';
import { fail } from '../../../app/kernel/result.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { Workstation } from '../../../tests/support/workstation/a-workstation.ts';
import {
  aDisplay,
  aFingerprint,
  aRequest,
  askedOn,
  aTicket,
  aWorkstation,
  liveOn,
  openingFor,
  sayOn,
  settled,
  workstationFingerprint,
} from '../../../tests/support/workstation/a-workstation.ts';

const reported = <T extends SessionEvent['type']>(station: Workstation, type: T) =>
  station.reports
    .map(({ event }) => event)
    .find((event): event is Extract<SessionEvent, { type: T }> => event.type === type);

describe('asking', () => {
  it('tells the broker its certificate, signed by the device key, before the employee is asked', async () => {
    const station = aWorkstation();
    await askedOn(station, aRequest(station));
    const delivered = reported(station, 'delivered');
    expect(delivered && deliveryHolds(delivered.delivery)).toBe(true);
    expect(delivered?.delivery.delivery.workstationFingerprint).toBe(workstationFingerprint);
    expect(delivered?.delivery.delivery.workstationKey).toBe(station.publicKey);
    expect(station.consent().first?.displays).toEqual([aDisplay.display]);
  });

  it.each([
    [
      'a changed demand',
      {
        changes: (r: ReturnType<typeof aRequest>) => ({
          signed: { ...r.signed, demand: { ...r.signed.demand, durationMinutes: 120 } },
        }),
      },
    ],
    ['another reference', { changes: () => ({ reference: 'INC-2026-000043' }) }],
  ])('[C11] refuses %s without disturbing anybody', async (_, { changes }) => {
    const station = aWorkstation();
    const request = aRequest(station);
    await askedOnNothing(station, { ...request, ...changes(request) });
    expect(reported(station, 'refused')?.reason).toBe('request-invalid');
    expect(station.stage.pages).toHaveLength(0);
  });

  it.each([
    ['that this account did not open', null],
    ['that is closed', aTicket({ state: 'resolved' })],
    ['opened from another workstation', aTicket({ workstation: { id: aTicket().id, name: 'PC', online: true } })],
  ])('[C11] refuses a request on a ticket %s', async (_, ticket) => {
    const station = aWorkstation({ ownTicket: () => Promise.resolve(ticket) });
    await askedOnNothing(station, aRequest(station));
    expect(reported(station, 'refused')?.reason).toBe('request-invalid');
    expect(station.stage.pages).toHaveLength(0);
  });

  it('says that it is busy to a second technician, and goes on with the first', async () => {
    const station = aWorkstation();
    const first = aRequest(station);
    await askedOn(station, first);
    const second = aRequest(station, { seed: 2 });
    await station.host.asked(second);
    expect(station.reports.at(-1)).toMatchObject({
      sessionId: second.sessionId,
      event: { type: 'refused', reason: 'busy' },
    });
    expect(station.consent().isClosed).toBe(false);
  });

  it('takes a request that a returning broker repeats for the same one', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    await askedOn(station, request);
    await station.host.asked(request);
    station.consent().listener.answered({ type: 'decline' });
    await station.host.asked(request);
    await settled();
    expect(station.stage.pages).toHaveLength(1);
    expect(station.types()).toEqual(['delivered', 'refused']);
  });

  it('[W1] is told no where it can not be judged, and the next one is heard', async () => {
    let isBroken = true;
    const ownTicket = () => (isBroken ? Promise.reject(new Error('the disk is gone')) : Promise.resolve(aTicket()));
    const station = aWorkstation({ ownTicket });
    await expect(station.host.asked(aRequest(station))).rejects.toThrow('the disk is gone');
    expect(reported(station, 'refused')?.reason).toBe('request-invalid');
    expect(station.host.isFree()).toBe(true);
    isBroken = false;
    await askedOn(station, aRequest(station, { seed: 2 }));
    expect(station.stage.consents).toHaveLength(1);
  });

  it('opens no letter when it was stopped while the ticket was looked up', async () => {
    let found: (ticket: ReturnType<typeof aTicket>) => void = () => undefined;
    const looking = new Promise<ReturnType<typeof aTicket>>((resolve) => {
      found = resolve;
    });
    const station = aWorkstation({ ownTicket: () => looking });
    const asking = station.host.asked(aRequest(station));
    station.host.stop('stopped-by-employee');
    found(aTicket());
    await asking;
    expect(reported(station, 'refused')?.reason).toBe('declined');
    expect(station.stage.consents).toHaveLength(0);
  });

  it('refuses while the screen is locked, before and during', async () => {
    const locked = aWorkstation();
    locked.around.presence = { locked: true, idleMs: 0 };
    await askedOnNothing(locked, aRequest(locked));
    expect(reported(locked, 'refused')?.reason).toBe('locked');

    for (const learn of [
      (station: Workstation) => station.host.presenceChanged(),
      (station: Workstation) => station.clock.advance(1000),
    ]) {
      const during = aWorkstation();
      await askedOn(during, aRequest(during));
      during.around.presence = { locked: true, idleMs: 0 };
      learn(during);
      expect(reported(during, 'refused')?.reason).toBe('locked');
      expect(during.consent().isClosed).toBe(true);
      expect(during.page().isDestroyed).toBe(true);
    }
  });

  it.each(['capture-unavailable', 'unsupported-display-server'] as const)(
    'shows nobody anything when there is no screen to share, and says why: %s',
    async (type) => {
      const station = aWorkstation({ displays: () => Promise.resolve(fail({ type })) });
      await askedOn(station, aRequest(station));
      expect(reported(station, 'refused')?.reason).toBe(type);
      expect(station.consent().view).toBeNull();
      expect(station.consent().isClosed).toBe(true);
      expect(station.page().isDestroyed).toBe(true);
    },
  );

  it('says so when the hidden page makes no certificate', async () => {
    const station = aWorkstation();
    await station.host.asked(aRequest(station));
    await settled();
    station.clock.advance(10_000);
    expect(reported(station, 'refused')?.reason).toBe('capture-unavailable');
    expect(station.page().isDestroyed).toBe(true);
  });
});

describe('the consent window', () => {
  it('shows the four words of both certificates once the console has opened its commitment [C9]', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    await askedOn(station, request);
    expect(station.consent().first?.phrase).toBeNull();
    station.host.revealed(request.sessionId, openingFor(request));
    expect(station.consent().first?.phrase).toEqual(
      phraseFor(aFingerprint(1), workstationFingerprint, openingFor(request)),
    );
  });

  it('[C9] refuses an opening that does not fit its commitment', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    await askedOn(station, request);
    station.host.revealed(request.sessionId, 'ff'.repeat(32));
    expect(reported(station, 'refused')?.reason).toBe('request-invalid');
  });

  it('is reported as displayed when it is on the screen, once', async () => {
    const station = aWorkstation();
    await askedOn(station, aRequest(station));
    expect(station.types()).toEqual(['delivered']);
    station.consent().listener.shown();
    station.consent().listener.shown();
    expect(station.types()).toEqual(['delivered', 'displayed']);
  });

  it('[C4] does not accept in its first second', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    await askedOn(station, request);
    station.host.revealed(request.sessionId, openingFor(request));
    const accept = () =>
      station.consent().listener.answered({ type: 'accept', capabilities: ['view'], displayId: 'one' });
    expect(accept()).toBe(false);
    station.consent().listener.shown();
    station.clock.advance(900);
    expect(accept()).toBe(false);
    expect(reported(station, 'granted')).toBeUndefined();
    station.clock.advance(100);
    expect(accept()).toBe(true);
    expect(reported(station, 'granted')).toBeDefined();
  });

  it('[C9] accepts nothing before the words can be compared', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    await askedOn(station, request);
    station.consent().listener.shown();
    station.clock.advance(1000);
    const accept = () =>
      station.consent().listener.answered({ type: 'accept', capabilities: ['view'], displayId: 'one' });
    accept();
    station.host.revealed(request.sessionId, openingFor(request));
    expect(reported(station, 'granted')).toBeUndefined();
    accept();
    expect(reported(station, 'granted')?.signed.grant.capabilities).toEqual(['view']);
  });

  it.each([
    ['no answer', 'no-answer', 0],
    ['nobody at the keyboard', 'nobody-there', 6 * 60_000],
  ] as const)('[S5] means no after its delay: %s', async (_, reason, idleMs) => {
    const station = aWorkstation();
    await askedOn(station, aRequest(station));
    station.consent().listener.shown();
    station.around.presence = { locked: false, idleMs };
    station.clock.advance(60_000);
    expect(reported(station, 'refused')?.reason).toBe(reason);
    expect(station.consent().isClosed).toBe(true);
  });

  it.each([
    ['declined', 'declined', (s: Workstation) => s.consent().listener.answered({ type: 'decline' })],
    ['closed', 'declined', (s: Workstation) => s.consent().listener.closed()],
    ['reported', 'no-help-asked', (s: Workstation) => s.consent().listener.answered({ type: 'no-help-asked' })],
    ['crashed', 'not-displayed', (s: Workstation) => s.consent().listener.failed()],
    ['never painted', 'not-displayed', (s: Workstation) => s.clock.advance(10_000)],
  ] as const)('refuses when it is %s', async (_, reason, act) => {
    const station = aWorkstation();
    await askedOn(station, aRequest(station));
    act(station);
    expect(reported(station, 'refused')?.reason).toBe(reason);
    expect(station.page().isDestroyed).toBe(true);
    expect(station.consent().isClosed || station.consent().view === null).toBe(true);
    expect(station.stage.banners.every((banner) => banner.isClosed)).toBe(true);
  });

  it('[S9] knows who was told "I did not ask for help", and nobody who was only refused', async () => {
    const station = aWorkstation();
    await askedOn(station, aRequest(station));
    station.consent().listener.answered({ type: 'decline' });
    expect(station.disowned).toEqual([]);
    await askedOn(station, aRequest(station));
    station.consent().listener.answered({ type: 'no-help-asked' });
    expect(station.disowned).toMatchObject([{ reference: station.ticket.reference, technician: 'Karim Benali' }]);
  });

  it('goes away without an answer when the technician withdraws', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    await askedOn(station, request);
    station.host.changed(aSession(request, { type: 'withdrawn', at: 1 }));
    expect(station.types()).toEqual(['delivered']);
    expect(station.consent().isClosed).toBe(true);
    expect(station.page().isDestroyed).toBe(true);
  });
});

describe('the grant', () => {
  it('holds for this session and both certificates, and is never wider than asked [S2]', async () => {
    const station = aWorkstation();
    const request = aRequest(station, { capabilities: ['view'], durationMinutes: 5 });
    await liveOn(station, request, { capabilities: ['view', 'control'] });
    const granted = reported(station, 'granted');
    expect(granted?.signed.grant).toMatchObject({
      capabilities: ['view'],
      ticketId: station.ticket.id,
      reference: station.ticket.reference,
      display: aDisplay.display,
      technician: request.technician,
    });
    const verified =
      granted &&
      verifyGrant(granted.signed, {
        workstationKey: station.publicKey,
        sessionId: request.sessionId,
        fingerprints: { workstation: workstationFingerprint, console: aFingerprint(1) },
        now: station.clock.now(),
      });
    expect(verified?.ok).toBe(true);
    expect((granted?.signed.grant.expiresAt ?? 0) - (granted?.signed.grant.issuedAt ?? 0)).toBe(5 * 60_000);
  });

  it('[C5] leaves out what the employee switched off', async () => {
    const station = aWorkstation();
    await liveOn(station, aRequest(station), { capabilities: ['view'] });
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    expect(station.injector.acts).toEqual([]);
    expect(reported(station, 'input-refused')?.why).toBe('not-granted');
  });

  it('is kept by the employee, with how it ended', async () => {
    const station = aWorkstation();
    await liveOn(station, aRequest(station));
    station.host.stop('stopped-by-employee');
    expect(station.receipts.map(({ reason }) => reason)).toEqual([null, 'stopped-by-employee']);
    expect(station.receipts[0]?.signed).toEqual(reported(station, 'granted')?.signed);
  });
});

async function askedOnNothing(station: Workstation, request: ReturnType<typeof aRequest>): Promise<void> {
  await station.host.asked(request);
  await settled();
}

const aSession = (
  request: ReturnType<typeof aRequest>,
  phase: Parameters<Workstation['host']['changed']>[0]['phase'],
): Parameters<Workstation['host']['changed']>[0] => ({
  id: request.sessionId,
  ticketId: request.signed.demand.ticketId,
  reference: request.reference,
  workstationId: request.sessionId,
  technician: request.technician,
  asked: { capabilities: ['view'], durationMinutes: 20, at: 1, answerBy: 2 },
  phase,
});
