import { describe, expect, it } from 'vitest';
import { aSession, aTechnician, aTicket, id, T0 } from '../testing/builders.ts';
import type { Demand } from './decide.ts';
import { decideSession, POLICY_VERSION } from './decide.ts';

const aDemandFor = (over: Partial<Demand> = {}): Demand => ({
  ticket: aTicket(),
  technician: { id: id(20), level: 2 },
  running: null,
  sessions: [],
  ...over,
});

describe('session policy', () => {
  it('[S7] allows an N2 on a ticket of their own whose workstation is connected', () => {
    expect(decideSession(aDemandFor())).toEqual({ ok: true, value: { policyVersion: POLICY_VERSION } });
  });

  const no = (reason: 'declined' | 'no-help-asked' | 'no-answer', technician = aTechnician()) =>
    aSession({ technician, phase: { type: 'refused', reason, at: T0 } });

  it('[S9] asks again after one no, and not after two, nor after "I did not ask for help"', () => {
    const allowedAfter = (...sessions: Demand['sessions']) => decideSession(aDemandFor({ sessions })).ok;
    expect(allowedAfter(no('declined'))).toBe(true);
    expect(allowedAfter(no('no-answer'), no('no-answer'), no('no-answer'))).toBe(true);
    expect(allowedAfter(no('declined'), no('declined', aTechnician({ id: id(21) })))).toBe(true);
    expect(allowedAfter(no('declined'), no('declined'))).toBe(false);
    expect(decideSession(aDemandFor({ sessions: [no('no-help-asked')] }))).toEqual({
      ok: false,
      failure: { type: 'refused-too-often', times: 2 },
    });
  });

  it.each<[string, Partial<Demand>, object]>([
    ['closed', { ticket: aTicket({ state: 'resolved' }) }, { type: 'ticket-closed' }],
    ['nobody’s', { ticket: aTicket({ state: 'new', assignee: null }) }, { type: 'ticket-not-yours', assignee: null }],
    [
      'another’s',
      { ticket: aTicket({ assignee: aTechnician({ id: id(21), name: 'Hugo Petit' }) }) },
      { type: 'ticket-not-yours', assignee: 'Hugo Petit' },
    ],
    ['below the level', { technician: { id: id(20), level: 1 } }, { type: 'level-too-low', level: 1, needed: 2 }],
    ['without workstation', { ticket: aTicket({ workstation: null }) }, { type: 'no-workstation' }],
    [
      'with an absent workstation',
      { ticket: aTicket({ workstation: { id: id(40), name: 'POSTE-12', online: false } }) },
      { type: 'workstation-offline' },
    ],
    ['[S8] already in a session', { running: 'Hugo Petit' }, { type: 'session-running', technician: 'Hugo Petit' }],
  ])('[S7] refuses one that is %s, by name', (_case, over, failure) => {
    expect(decideSession(aDemandFor(over))).toEqual({ ok: false, failure });
  });
});
