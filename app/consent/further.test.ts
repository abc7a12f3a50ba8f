import { describe, expect, it } from 'vitest';
import { aFurther, aGrant, consoleKey, fingerprintOf, foreignKey, id, T0 } from '../testing/builders.ts';
import { FurtherDemand, judgeFurther, verifyReplacement } from './further.ts';
import type { Grant } from './grant.ts';

const { grant: before } = aGrant({ capabilities: ['view'] });
const asksControl = aFurther({ capabilities: ['control'], minutes: 10 });
const next = (over: Partial<Grant> = {}) =>
  aGrant({ id: id(61), replaces: id(60), issuedAt: T0 + 1000, expiresAt: before.expiresAt + 10 * 60_000, ...over });

describe('[C12] a further demand', () => {
  it('is the console’s own, on the grant that stands, for something that does not work now', () => {
    expect(judgeFurther(asksControl, before, ['view']).ok).toBe(true);
    expect(judgeFurther(aFurther({ capabilities: ['view'], minutes: 0 }), before, []).ok).toBe(true);
  });

  it.each([
    ['signed by another key', aFurther({ capabilities: ['control'] }, foreignKey), 'signature-does-not-hold'],
    [
      'of another console',
      aFurther({ consoleKey: foreignKey.publicKey, capabilities: ['control'] }, foreignKey),
      'signature-does-not-hold',
    ],
    ['for another session', aFurther({ sessionId: id(51) }), 'signature-does-not-hold'],
    [
      'changed after signing',
      { ...asksControl, demand: { ...asksControl.demand, minutes: 60 } },
      'signature-does-not-hold',
    ],
    ['on a grant that was replaced', aFurther({ grantId: id(61) }), 'grant-outlived'],
    ['for what works already', aFurther({ capabilities: ['view'], minutes: 0 }), 'nothing-more'],
  ])('%s is refused by name', (_case, signed, type) => {
    expect(judgeFurther(signed, before, ['view'])).toEqual({ ok: false, failure: { type } });
  });

  it('asks for something', () => {
    expect(FurtherDemand.safeParse({ ...asksControl.demand, capabilities: [], minutes: 0 }).success).toBe(false);
  });
});

describe('[S10] a grant in the place of another', () => {
  it('holds for what was asked on top, and for less', () => {
    expect(verifyReplacement(next(), before, asksControl.demand, T0 + 1000).ok).toBe(true);
    const less = next({ capabilities: ['view'], expiresAt: before.expiresAt });
    expect(verifyReplacement(less, before, asksControl.demand, T0 + 1000).ok).toBe(true);
  });

  it.each<[string, Partial<Grant>]>([
    ['a minute more', { expiresAt: before.expiresAt + 11 * 60_000 }],
    ['another ticket', { ticketId: id(11) }],
    ['another reference', { reference: 'INC-2026-000043' }],
    ['another console', { consoleKey: foreignKey.publicKey }],
    ['another screen', { display: { id: '2', label: 'Écran 2' } }],
    ['another former grant', { replaces: id(59) }],
    ['no former grant', { replaces: undefined }],
    ['the same number', { id: id(60) }],
  ])('with %s is wider than asked', (_case, over) => {
    const replaced = verifyReplacement(next(over), before, asksControl.demand, T0 + 1000);
    expect(replaced).toEqual({ ok: false, failure: { type: 'wider-than-asked' } });
  });

  it('with a right that nobody asked for is wider than asked', () => {
    const { demand } = aFurther({ minutes: 10 });
    expect(verifyReplacement(next(), before, demand, T0 + 1000)).toMatchObject({
      failure: { type: 'wider-than-asked' },
    });
  });

  it.each([
    ['another key', aGrant({ ...next().grant }, foreignKey), 'bad-signature'],
    ['another workstation', next({ workstationKey: consoleKey.publicKey }), 'foreign-workstation'],
    ['another session', next({ sessionId: id(51) }), 'foreign-session'],
    [
      'another certificate',
      next({ fingerprints: { workstation: fingerprintOf(0xe1), console: fingerprintOf(0xc0) } }),
      'foreign-fingerprint',
    ],
  ])('of %s does not hold', (_case, signed, type) => {
    expect(verifyReplacement(signed, before, asksControl.demand, T0 + 1000)).toEqual({ ok: false, failure: { type } });
  });
});
