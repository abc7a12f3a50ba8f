import { expect, test } from 'vitest';
import type { AuditEntry } from '../../../../app/audit/entry.ts';
import { aSession, id, T0 } from '../../../../app/testing/builders.ts';
import { takenFrom } from './taken-from.ts';

const taken = (at: number, words?: string, name = 'Sophie Lefèvre'): AuditEntry => ({
  id: id(90),
  ticketId: id(10),
  reference: 'INC-2026-000042',
  sessionId: null,
  actor: { kind: 'technician', name },
  fact: { type: 'ticket-taken', at, ...(words === undefined ? {} : { words }) },
  recordedAt: at,
});
const ended = aSession({ phase: { type: 'ended', at: T0 + 100, reason: 'revoked', signed: null, revoked: [] } });

test('the word of the colleague who took the ticket is found', () => {
  const timeline = [taken(T0 - 60_000), taken(T0 - 60_000, 'avant'), taken(T0 + 100, 'Le client me rappelle')];
  expect(takenFrom(ended, timeline)).toEqual({ name: 'Sophie Lefèvre', words: 'Le client me rappelle' });
});

test.each([
  ['taken before it was asked for', ended, [taken(T0 - 60_000, 'avant')]],
  ['taken after it was over', ended, [taken(T0 + 5000, 'après')]],
  ['whose words were erased', ended, [taken(T0 + 100)]],
  [
    'that ended by itself',
    aSession({ phase: { type: 'ended', at: T0 + 100, reason: 'expired', signed: null, revoked: [] } }),
    [taken(T0 + 100, 'Fini')],
  ],
])('no word is shown for a ticket %s', (_, session, timeline) => {
  expect(takenFrom(session, timeline)).toBeNull();
});
