import { describe, expect, test } from 'vitest';
import { id } from '../../../../app/testing/builders.ts';
import { AuditFilter } from '../../../../app/wire/requests/audit.ts';
import { draftFrom, filterFrom, isEmpty, isReference, NO_FILTER } from './draft-filter.ts';

describe('filters of the audit', () => {
  test('nothing typed asks for everything', () => {
    expect(filterFrom(NO_FILTER)).toEqual({});
  });

  test('the last day is included, in this computer’s own time zone', () => {
    const { from, to } = filterFrom({ ...NO_FILTER, from: '21/11/2026', to: '21/11/26' });
    expect(new Date(from ?? 0).getHours()).toBe(0);
    expect((to ?? 0) - (from ?? 0)).toBe(86_400_000);
  });

  test('an address names them, and what can be none is left out', () => {
    const draft = { ...NO_FILTER, kind: 'granted', personId: id(3), rule: 'Postes sensibles', from: '2026-11-21' };
    expect(draftFrom(new URLSearchParams({ ...draft }))).toEqual(draft);
    const odd = { kind: 'No Kind', personId: 'me', from: 'yesterday', to: '2026-02-31', text: 'x'.repeat(101) };
    expect(isEmpty(draftFrom(new URLSearchParams(odd)))).toBe(true);
    expect(draftFrom(new URLSearchParams('section=audit'))).toEqual(NO_FILTER);
  });

  test('what is asked is what the broker understands, a reference once it is whole', () => {
    const draft = { ...NO_FILTER, kind: 'granted', personId: id(3), reference: ' inc-2026-000042 ', text: ' Outlook ' };
    const filter = filterFrom(draft);
    expect(filter).toEqual({ kinds: ['granted'], personId: id(3), reference: 'INC-2026-000042', text: 'Outlook' });
    expect(AuditFilter.parse(filter)).toEqual(filter);
    expect(filterFrom({ ...NO_FILTER, reference: 'INC-2026' })).toEqual({});
    expect(isReference('INC-2026')).toBe(false);
    expect(filterFrom({ ...NO_FILTER, from: '31/11/2026' })).toEqual({});
  });
});
