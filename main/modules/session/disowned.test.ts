import { expect, test } from 'vitest';
import { id } from '../../../app/testing/builders.ts';
import { keepDisowned } from './disowned.ts';

const request = { reference: 'INC-2026-000042', technician: 'Karim Benali', technicianId: id(20) };

test('[S9] what was disowned is shown, once it is known, until it is put away', () => {
  const seen: unknown[] = [];
  const disowned = keepDisowned({
    said: () => void seen.push(['shown', disowned.current()?.reference]),
    changed: () => void seen.push(['changed', disowned.current()?.reference]),
    isBlocked: () => true,
  });
  disowned.said(request);
  disowned.putAway();
  expect(seen).toEqual([
    ['shown', 'INC-2026-000042'],
    ['changed', 'INC-2026-000042'],
    ['changed', undefined],
  ]);
});

test('[S9] it says that the technician is blocked for as long as they are', () => {
  const blocked = new Set([request.technicianId]);
  const disowned = keepDisowned({
    said: () => undefined,
    changed: () => undefined,
    isBlocked: (technicianId) => blocked.has(technicianId),
  });
  disowned.said(request);
  expect(disowned.current()).toEqual({ reference: 'INC-2026-000042', technician: 'Karim Benali', blocked: true });
  blocked.clear();
  expect(disowned.current()?.blocked).toBe(false);
});
