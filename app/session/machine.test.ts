import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aDelivery,
  aGrant,
  anActivePhase,
  aSession,
  aTechnician,
  fingerprintOf,
  foreignKey,
  id,
  T0,
} from '../testing/builders.ts';
import type { SessionEvent } from './event.ts';
import { step } from './machine.ts';
import type { RemoteSession } from './phase.ts';
import { isOver } from './phase.ts';

const goodGrant = aGrant();
const hostileGrants = [
  aGrant({}, foreignKey),
  aGrant({ workstationKey: foreignKey.publicKey }, foreignKey),
  aGrant({ sessionId: id(51) }),
  aGrant({ fingerprints: { workstation: fingerprintOf(0xe1), console: fingerprintOf(0xc0) } }),
  aGrant({ fingerprints: { workstation: fingerprintOf(0xe0), console: fingerprintOf(0xc1) } }),
  { grant: { ...goodGrant.grant, expiresAt: goodGrant.grant.expiresAt + 1 }, signature: goodGrant.signature },
];
const widerGrants = [
  aGrant({ expiresAt: T0 + 20 * 60_000 + 1 }),
  aGrant({ ticketId: id(11) }),
  aGrant({ technician: aTechnician({ id: id(21) }) }),
];

const at = fc.integer({ min: T0 - 4000, max: T0 + 60_000 });
const event: fc.Arbitrary<SessionEvent> = fc.oneof(
  at.map((time) => ({ type: 'delivered' as const, at: time, delivery: aDelivery() })),
  at.map((time) => ({
    type: 'delivered' as const,
    at: time,
    delivery: { ...aDelivery({}, foreignKey), signature: '00'.repeat(64) },
  })),
  at.map((time) => ({ type: 'displayed' as const, at: time })),
  fc.tuple(at, fc.constantFrom(goodGrant, ...hostileGrants, ...widerGrants)).map(([time, signed]) => ({
    type: 'granted' as const,
    at: time,
    signed,
  })),
  at.map((time) => ({ type: 'refused' as const, at: time, reason: 'declined' as const })),
  at.map((time) => ({ type: 'withdrawn' as const, at: time })),
  at.map((time) => ({ type: 'first-frame' as const, at: time })),
  at.map((time) => ({ type: 'control-taken' as const, at: time })),
  at.map((time) => ({ type: 'control-released' as const, at: time })),
  fc.tuple(at, fc.constantFrom('view' as const, 'control' as const), fc.boolean()).map(([time, capability, off]) => ({
    type: off ? ('capability-withdrawn' as const) : ('capability-restored' as const),
    at: time,
    capability,
  })),
  at.map((time) => ({ type: 'input-refused' as const, at: time, why: 'not-granted', count: 3 })),
  at.map((time) => ({ type: 'ended' as const, at: time, reason: 'stopped-by-employee' as const })),
);

/** A likely path with anything in between, so that properties reach the late phases often. */
const story = fc.oneof(
  fc.array(event, { maxLength: 20 }),
  fc
    .array(event, { maxLength: 8 })
    .map((tail): SessionEvent[] => [
      { type: 'delivered', at: T0, delivery: aDelivery() },
      { type: 'displayed', at: T0 },
      { type: 'granted', at: T0, signed: goodGrant },
      { type: 'first-frame', at: T0 },
      ...tail,
    ]),
);

function play(
  events: readonly SessionEvent[],
  each: (before: RemoteSession, event: SessionEvent, after: RemoteSession | null) => void,
) {
  let session = aSession();
  for (const next of events) {
    const result = step(session, next);
    each(session, next, result.ok ? result.value : null);
    if (result.ok) session = result.value;
  }
  return session;
}

const grantedSession = () =>
  play(
    [
      { type: 'delivered', at: T0, delivery: aDelivery() },
      { type: 'displayed', at: T0 },
      { type: 'granted', at: T0, signed: goodGrant },
    ],
    () => undefined,
  );

describe('session machine', () => {
  it('[S1] is never granted or active unless the good grant was given, over every ordering', () => {
    fc.assert(
      fc.property(story, (events) => {
        let given = false;
        play(events, (_before, next, after) => {
          if (next.type === 'granted' && next.signed === goodGrant && after !== null) given = true;
          if (after !== null && (after.phase.type === 'granted' || after.phase.type === 'active'))
            expect(given && after.phase.signed).toEqual(goodGrant);
        });
      }),
      { numRuns: 300 },
    );
  });

  it.each(widerGrants.map((signed, index) => ({ index, signed })))(
    '[S2] refuses grant $index, wider than asked',
    ({ signed }) => {
      const displayed = aSession({ phase: { type: 'displayed', delivery: aDelivery() } });
      expect(step(displayed, { type: 'granted', at: T0, signed })).toEqual({
        ok: false,
        failure: { type: 'wider-than-asked' },
      });
    },
  );

  it('[S2] refuses a capability that was not asked', () => {
    const session = aSession({ phase: { type: 'displayed', delivery: aDelivery() } });
    const narrow = { ...session, asked: { ...session.asked, capabilities: ['view' as const] } };
    expect(step(narrow, { type: 'granted', at: T0, signed: goodGrant })).toEqual({
      ok: false,
      failure: { type: 'wider-than-asked' },
    });
  });

  it.each(hostileGrants.map((signed, index) => ({ index, signed })))(
    '[S1] refuses hostile grant $index',
    ({ signed }) => {
      const displayed = aSession({ phase: { type: 'displayed', delivery: aDelivery() } });
      expect(step(displayed, { type: 'granted', at: T0, signed })).toMatchObject({
        ok: false,
        failure: { type: 'grant-does-not-hold' },
      });
    },
  );

  it('[S3] accepts nothing once it is over, and [S4] a refusal changes nothing', () => {
    fc.assert(
      fc.property(story, event, (events, last) => {
        const session = play(events, () => undefined);
        const frozen = structuredClone(session);
        const result = step(session, last);
        if (isOver(session.phase))
          expect(result).toEqual({
            ok: false,
            failure: { type: 'not-in-this-phase', phase: session.phase.type, event: last.type },
          });
        expect(session).toEqual(frozen);
      }),
      { numRuns: 300 },
    );
  });

  it('[S5] refuses an answer that comes after the time to answer', () => {
    const displayed = aSession({ phase: { type: 'displayed', delivery: aDelivery() } });
    const late = displayed.asked.answerBy + 1;
    expect(step(displayed, { type: 'granted', at: late, signed: goodGrant })).toEqual({
      ok: false,
      failure: { type: 'too-late' },
    });
  });

  it('[S6] is controlling only while control is granted and not withdrawn', () => {
    fc.assert(
      fc.property(story, (events) => {
        play(events, (_before, _event, after) => {
          if (after?.phase.type !== 'active' || !after.phase.controlling) return;
          expect(after.phase.signed.grant.capabilities).toContain('control');
          expect(after.phase.withdrawn).not.toContain('control');
        });
      }),
      { numRuns: 300 },
    );
    const viewOnly = aGrant({ capabilities: ['view'] });
    const active = aSession({
      phase: anActivePhase({ signed: viewOnly }),
    });
    expect(step(active, { type: 'control-taken', at: T0 })).toEqual({
      ok: false,
      failure: { type: 'not-granted', capability: 'control' },
    });
  });

  it('keeps the grant as the trace of an ended session', () => {
    const ended = step(grantedSession(), { type: 'ended', at: T0 + 9, reason: 'stopped-by-technician' });
    expect(ended).toMatchObject({ ok: true, value: { phase: { type: 'ended', signed: goodGrant, at: T0 + 9 } } });
  });
});
