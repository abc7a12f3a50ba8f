import { describe, expect, it } from 'vitest';
import { aDelivery, aDemand, fingerprintOf, foreignKey, id, workstationKey } from '../testing/builders.ts';
import { commitmentTo } from './phrase.ts';
import { deliveryHolds, demandHolds } from './request.ts';

describe('[C11] a demand', () => {
  it('holds as its console signed it', () => {
    expect(demandHolds(aDemand())).toBe(true);
  });

  it('does not hold once anything in it was changed on the way', () => {
    const { demand, signature } = aDemand();
    const changes: Partial<typeof demand>[] = [
      { ticketId: id(11) },
      { capabilities: ['view'] },
      { durationMinutes: 21 },
      { consoleKey: foreignKey.publicKey },
      { consoleFingerprint: fingerprintOf(0xc1) },
      { commitment: commitmentTo('ac'.repeat(32)) },
    ];
    for (const change of changes) expect(demandHolds({ demand: { ...demand, ...change }, signature })).toBe(false);
  });
});

describe('[C11] a delivery', () => {
  it('holds as its workstation signed it, and under no other key', () => {
    const { delivery, signature } = aDelivery();
    expect(deliveryHolds({ delivery, signature })).toBe(true);
    expect(deliveryHolds({ delivery: { ...delivery, workstationFingerprint: fingerprintOf(1) }, signature })).toBe(
      false,
    );
    expect(deliveryHolds({ delivery: { ...delivery, workstationKey: foreignKey.publicKey }, signature })).toBe(false);
    expect(deliveryHolds(aDelivery({ workstationKey: workstationKey.publicKey }, foreignKey))).toBe(false);
  });
});
