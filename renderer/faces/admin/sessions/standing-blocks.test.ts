import { describe, expect, it } from 'vitest';
import { id, T0 } from '../../../../app/testing/builders.ts';
import type { TechnicianBlock } from '../../../../app/wire/requests/rights.ts';
import { newAmong, standingIn } from './standing-blocks.ts';

const aBlock = (number: number, isLifted = false): TechnicianBlock => ({
  id: id(number),
  technician: { id: id(20), name: 'Karim Benali' },
  workstation: { id: id(40), name: 'PC-042', owner: 'Camille Moreau' },
  reference: 'INC-2026-000042',
  cause: 'refusals',
  at: T0 + number,
  lifted: isLifted ? { at: T0 + 1000, by: 'Claire Aubry', reason: 'Parlé avec les deux' } : null,
});

describe('[S9] the blocks that stand', () => {
  it('are those that nobody has lifted, the newest first', () => {
    expect(standingIn([aBlock(1), aBlock(2, true), aBlock(3)]).map((one) => one.id)).toEqual([id(3), id(1)]);
  });

  it('are news once: when they were not in the list that was read before', () => {
    const standing = [aBlock(3), aBlock(1)];
    expect(newAmong(standing, null)).toEqual([]);
    expect(newAmong(standing, new Set([id(1)])).map((one) => one.id)).toEqual([id(3)]);
    expect(newAmong(standing, new Set([id(1), id(3)]))).toEqual([]);
  });
});
