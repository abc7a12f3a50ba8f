import { describe, expect, it } from 'vitest';
import { aTechnician, aTicket, id } from '../testing/builders.ts';
import type { Demand } from './decide.ts';
import { decideSession } from './decide.ts';

const aDemandFor = (over: Partial<Demand> = {}): Demand => ({
  ticket: aTicket(),
  technician: { id: id(20) },
  running: null,
  blocked: null,
  ...over,
});

describe('what stands in the way of any session on a ticket', () => {
  it('[S7] nothing, on a ticket of their own whose workstation is connected', () => {
    expect(decideSession(aDemandFor())).toEqual({ ok: true, value: null });
  });

  it.each<[string, Partial<Demand>, object]>([
    ['closed', { ticket: aTicket({ state: 'resolved' }) }, { type: 'ticket-closed' }],
    ['nobody’s', { ticket: aTicket({ state: 'new', assignee: null }) }, { type: 'ticket-not-yours', assignee: null }],
    [
      'another’s',
      { ticket: aTicket({ assignee: aTechnician({ id: id(21), name: 'Hugo Petit' }) }) },
      { type: 'ticket-not-yours', assignee: 'Hugo Petit' },
    ],
    ['without workstation', { ticket: aTicket({ workstation: null }) }, { type: 'no-workstation' }],
    [
      'with an absent workstation',
      { ticket: aTicket({ workstation: { id: id(40), name: 'POSTE-12', online: false } }) },
      { type: 'workstation-offline' },
    ],
    ['[S8] already in a session', { running: 'Hugo Petit' }, { type: 'session-running', technician: 'Hugo Petit' }],
    ['[S9] of somebody who was refused', { blocked: 'report' }, { type: 'technician-blocked', cause: 'report' }],
  ])('[S7] refuses one that is %s, by name', (_case, over, failure) => {
    expect(decideSession(aDemandFor(over))).toEqual({ ok: false, failure });
  });
});
