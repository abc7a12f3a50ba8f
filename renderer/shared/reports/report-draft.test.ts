import { expect, it } from 'vitest';
import { beginWith, periodOf } from './report-draft.ts';

const draft = beginWith(null);

it('a span ends today and has as many days as it says', () => {
  expect(periodOf({ ...draft, span: 'days7' }, '2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03' });
  expect(periodOf(draft, '2026-03-03')).toEqual({ from: '2026-02-02', to: '2026-03-03' });
});

it('days of one’s own count once both are days, in their order and not too far apart', () => {
  const own = (from: string, to: string) => periodOf({ ...draft, span: 'own', from, to }, '2026-03-03');
  expect(own('1/2/26', '03.02.2026')).toEqual({ from: '2026-02-01', to: '2026-02-03' });
  expect(own('1/2/26', '')).toBeNull();
  expect(own('3/2/26', '1/2/26')).toBeNull();
  expect(own('1/1/20', '1/1/26')).toBeNull();
});
