import { expect, test } from 'vitest';
import { keepDisowned } from './disowned.ts';

test('[S9] what was disowned is shown, once it is known, until it is put away', () => {
  const seen: unknown[] = [];
  const disowned = keepDisowned({
    said: () => void seen.push(['shown', disowned.current()?.reference]),
    changed: () => void seen.push(['changed', disowned.current()?.reference]),
  });
  disowned.said({ reference: 'INC-2026-000042', technician: 'Karim Benali' });
  disowned.putAway();
  expect(seen).toEqual([
    ['shown', 'INC-2026-000042'],
    ['changed', 'INC-2026-000042'],
    ['changed', undefined],
  ]);
});
