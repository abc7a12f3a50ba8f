import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capability } from '../consent/capability.ts';
import { verifyReplacement } from '../consent/further.ts';
import type { SignedGrant } from '../consent/grant.ts';
import { aFurther, aGrant, aGrantedPhase, anActivePhase, aSession, foreignKey, id, T0 } from '../testing/builders.ts';
import type { SessionEvent } from './event.ts';
import { step } from './machine.ts';
import type { Live, RemoteSession } from './phase.ts';
import { heldIn } from './phase.ts';

const viewOnly = aGrant({ capabilities: ['view'] });
const { expiresAt } = viewOnly.grant;
const watching = (): RemoteSession => aSession({ phase: anActivePhase({ signed: viewOnly }) });
const asked = (over = {}, key?: Parameters<typeof aFurther>[1]): SessionEvent => ({
  type: 'further-asked',
  at: T0,
  signed: aFurther({ capabilities: ['control'], minutes: 10, ...over }, key),
  answerBy: T0 + 60_000,
});
const wider = (over: Partial<SignedGrant['grant']> = {}, key?: Parameters<typeof aGrant>[1]): SignedGrant =>
  aGrant({ id: id(61), replaces: id(60), issuedAt: T0 + 1000, expiresAt: expiresAt + 600_000, ...over }, key);
const granted = (signed: SignedGrant, at = T0 + 1000, demandId = id(70)): SessionEvent => ({
  type: 'further-granted',
  at,
  demandId,
  signed,
});
const revoked = (capability: Capability): SessionEvent => ({
  type: 'right-revoked',
  at: T0,
  removal: { lock: 'contract', capability, why: 'out-of-hours' },
});

function play(events: readonly SessionEvent[], from = watching()): RemoteSession {
  return events.reduce((session, event) => {
    const next = step(session, event);
    if (!next.ok) throw new Error(`${event.type}: ${next.failure.type}`);
    return next.value;
  }, from);
}
const refusal = (event: SessionEvent, session: RemoteSession): string => {
  const next = step(session, event);
  return next.ok ? 'none' : next.failure.type;
};
const live = ({ phase }: RemoteSession) => {
  if (phase.type !== 'active' && phase.type !== 'granted') throw new Error(phase.type);
  return phase;
};

describe('[S10] a session becomes wider only by a wider ask and its answer', () => {
  const events: fc.Arbitrary<SessionEvent> = fc.oneof(
    fc.constantFrom(
      asked(),
      asked({ capabilities: [], minutes: 5 }),
      asked({ grantId: id(61), id: id(71), minutes: 5 }),
      asked({}, foreignKey),
      asked({ sessionId: id(51) }),
    ),
    fc
      .tuple(
        fc.constantFrom(
          wider(),
          wider({ capabilities: ['view'] }),
          wider({ expiresAt: expiresAt + 60 * 60_000 }),
          wider({}, foreignKey),
          wider({ replaces: id(59) }),
          wider({ id: id(62), replaces: id(61), expiresAt: expiresAt + 900_000 }),
          viewOnly,
        ),
        fc.constantFrom(T0 + 1000, T0 + 61_000),
        fc.constantFrom(id(70), id(71), id(72)),
      )
      .map(([signed, at, demandId]) => granted(signed, at, demandId)),
    fc
      .tuple(fc.constantFrom(id(70), id(71)), fc.constantFrom('declined' as const, 'no-answer' as const))
      .map(([demandId, reason]) => ({ type: 'further-refused', at: T0, demandId, reason }) as const),
    fc.constantFrom(id(70), id(71)).map((demandId) => ({ type: 'further-withdrawn', at: T0, demandId }) as const),
    fc.constantFrom<Capability>('view', 'control').map(revoked),
    fc
      .tuple(fc.constantFrom<Capability>('view', 'control'), fc.boolean())
      .map(
        ([capability, off]) =>
          ({ type: off ? 'capability-withdrawn' : 'capability-restored', at: T0, capability }) as const,
      ),
  );

  /** Half of them come as far as a wider grant: by chance alone few would. */
  const begun = fc.constantFrom<SessionEvent[]>([asked()], [asked(), granted(wider())]);

  /** What the step from one to the next may have changed. */
  const judge = (before: Live, event: SessionEvent, after: Live): boolean => {
    if (after.signed === before.signed) {
      if (event.type !== 'capability-restored') expect(heldIn(before)).toEqual(expect.arrayContaining(heldIn(after)));
      return false;
    }
    const { further } = before;
    expect(event.type).toBe('further-granted');
    if (further === null || further.refused !== null) return expect.fail('nobody asked');
    const { demand } = further.signed;
    expect(verifyReplacement(after.signed, before.signed.grant, demand, event.at).ok).toBe(true);
    expect(event.at).toBeLessThanOrEqual(further.answerBy);
    return true;
  };

  it('over every ordering', () => {
    let replaced = 0;
    fc.assert(
      fc.property(begun, fc.array(events, { maxLength: 10 }), (first, all) => {
        let session = watching();
        for (const event of [...first, ...all]) {
          const next = step(session, event);
          if (next.ok && judge(live(session), event, live(next.value))) replaced += 1;
          if (next.ok) session = next.value;
        }
      }),
      { numRuns: 300 },
    );
    expect(replaced).toBeGreaterThan(20);
  });

  it('one question at a time, and none after two noes', () => {
    const open = play([asked()]);
    expect(refusal(asked({ id: id(71) }), open)).toBe('asked-already');
    const no: SessionEvent = { type: 'further-refused', at: T0, demandId: id(70), reason: 'declined' };
    const once = play([no], open);
    expect(live(once).signed).toEqual(viewOnly);
    expect(refusal(asked(), play([asked(), no], once))).toBe('refused-too-often');
    const silence: SessionEvent = { type: 'further-refused', at: T0, demandId: id(70), reason: 'no-answer' };
    expect(refusal(asked(), play([asked(), silence, asked(), silence]))).toBe('none');
  });

  it('a question that was taken back leaves everything as it was, and the next one waits a moment', () => {
    const taken: SessionEvent = { type: 'further-withdrawn', at: T0 + 2000, demandId: id(70) };
    const after = play([asked(), taken]);
    expect(live(after)).toMatchObject({ signed: viewOnly, declined: 0, further: { withdrawnAt: T0 + 2000 } });
    expect(refusal(taken, after)).toBe('not-asked');
    expect(refusal({ ...taken, demandId: id(71) }, play([asked()]))).toBe('not-asked');
    expect(step(after, { ...asked({ id: id(71) }), at: T0 + 5000 })).toEqual({
      ok: false,
      failure: { type: 'too-soon', retryAfterMs: 7000 },
    });
    expect(refusal({ ...asked({ id: id(71) }), at: T0 + 12_000 }, after)).toBe('none');
  });

  it('an answer that crosses with the taking back still counts: the gate of the workstation has it', () => {
    const taken: SessionEvent = { type: 'further-withdrawn', at: T0 + 900, demandId: id(70) };
    expect(live(play([asked(), taken, granted(wider())])).signed).toEqual(wider());
    const no: SessionEvent = { type: 'further-refused', at: T0 + 1000, demandId: id(70), reason: 'declined' };
    expect(live(play([asked(), taken, no]))).toMatchObject({ declined: 1, further: { refused: 'declined' } });
  });

  it('an answer that is late, or to another question, is none', () => {
    const open = play([asked()]);
    expect(refusal(granted(wider(), T0 + 60_001), open)).toBe('too-late');
    expect(refusal(granted(wider(), T0 + 1000, id(71)), open)).toBe('not-asked');
    expect(refusal(granted(wider()), watching())).toBe('not-asked');
  });
});

describe('[S11] a right that the rules took away', () => {
  const driven = (): RemoteSession => aSession({ phase: anActivePhase({ controlling: true }) });

  it('is gone with the hand that used it, and the picture stays', () => {
    const { phase } = play([revoked('control')], driven());
    expect(phase).toMatchObject({ type: 'active', controlling: false });
    expect(heldIn(live(play([revoked('control')], driven())))).toEqual(['view']);
  });

  it('is not given back by a switch, and not taken twice', () => {
    const without = play([revoked('control')], driven());
    expect(refusal({ type: 'capability-restored', at: T0, capability: 'control' }, without)).toBe('not-granted');
    expect(refusal({ type: 'control-taken', at: T0 }, without)).toBe('not-granted');
    expect(refusal(revoked('control'), without)).toBe('revoked-before');
    expect(refusal(revoked('control'), watching())).toBe('not-granted');
  });

  it('comes back with a grant that was asked for anew', () => {
    const without = aSession({
      phase: aGrantedPhase({ revoked: [{ lock: 'contract', capability: 'control', why: 'out-of-hours' }] }),
    });
    const again = play([asked({ minutes: 0 }), granted(wider({ expiresAt }))], without);
    expect(heldIn(live(again))).toEqual(['view', 'control']);
  });
});
