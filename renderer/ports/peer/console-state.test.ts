import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../../app/consent/grant.ts';
import { signGrant } from '../../../app/consent/grant.ts';
import { keyPairFrom } from '../../../app/kernel/signing.ts';
import type { WorkstationMessage } from '../../../app/wire/peer.ts';
import { beforeGrant, ended, heard } from './console-state.ts';

const device = keyPairFrom(new Uint8Array(32).fill(1));
const stranger = keyPairFrom(new Uint8Array(32).fill(2));
const print = (byte: string): string => Array(32).fill(byte).join(':');

const aGrant = (changes: Partial<Grant> = {}): Grant => ({
  id: '0198c5a0-0000-7000-8000-000000000002',
  sessionId: '0198c5a0-0000-7000-8000-000000000001',
  ticketId: '0198c5a0-0000-7000-8000-000000000003',
  reference: 'INC-2026-000042',
  workstationKey: device.publicKey,
  technician: { id: '0198c5a0-0000-7000-8000-000000000004', name: 'Karim Benali', level: 2, team: 'Paris' },
  consoleKey: keyPairFrom(new Uint8Array(32).fill(3)).publicKey,
  capabilities: ['view', 'control'],
  display: { id: '0', label: 'Écran 1' },
  issuedAt: 1000,
  expiresAt: 61_000,
  policyVersion: 1,
  fingerprints: { workstation: print('AA'), console: print('BB') },
  nonce: '00112233445566778899aabbccddeeff',
  ...changes,
});

const expected = {
  workstationKey: device.publicKey,
  sessionId: aGrant().sessionId,
  fingerprints: aGrant().fingerprints,
  now: 2000,
};
const granted = (changes: Partial<Grant> = {}, secret = device.secret): WorkstationMessage => ({
  type: 'granted',
  signed: signGrant(aGrant(changes), secret),
});
const following = (...messages: readonly WorkstationMessage[]) =>
  messages.reduce((state, message) => heard(state, message, expected), beforeGrant);

const others: readonly WorkstationMessage[] = [
  { type: 'rights-changed', withdrawn: [], revoked: [], pictureHeld: false, inputHeld: true, locked: false },
  { type: 'input-refused', why: 'expired' },
  { type: 'session-ended', reason: 'revoked', at: 3000 },
  granted({}, stranger.secret),
  granted({ fingerprints: { workstation: print('AA'), console: print('CC') } }),
  granted({ sessionId: aGrant().ticketId }),
  granted({ expiresAt: 1500 }),
];

describe('what the console believes', () => {
  test('[C10] in no order of messages is a session live without a grant that holds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...others), { maxLength: 8 }), (messages) => {
        const state = following(...messages);
        expect(state.signed).toBeNull();
        expect(state.phase).not.toBe('live');
        expect(state.rights.capabilities).toEqual([]);
      }),
    );
  });

  test('a grant that holds opens it once; its rights shrink with what the employee takes back', () => {
    const live = following(granted());
    expect(live).toMatchObject({ phase: 'live', rights: { capabilities: ['view', 'control'] } });
    expect(following(granted(), granted({ capabilities: ['view'] }))).toEqual(live);
    const withdrawn = following(granted(), {
      type: 'rights-changed',
      withdrawn: ['control'],
      revoked: [],
      pictureHeld: false,
      inputHeld: true,
      locked: false,
    });
    expect(withdrawn.rights).toEqual({
      capabilities: ['view'],
      revoked: [],
      pictureHeld: false,
      inputHeld: true,
      locked: false,
    });
    expect(following(granted(), { type: 'input-refused', why: 'withdrawn' }).refused?.why).toBe('withdrawn');
  });

  test('a false grant ends it as a mismatch, a late one as expired', () => {
    expect(following(granted({}, stranger.secret))).toMatchObject({ phase: 'ended', end: 'fingerprint-mismatch' });
    expect(following(granted({ expiresAt: 1500 }))).toMatchObject({ phase: 'ended', end: 'expired' });
  });

  test('[S3] after the end nothing changes, and the first reason stays', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(granted(), ...others)), (messages) => {
        const over = ended(following(granted()), 'stopped-by-employee');
        const later = messages.reduce((state, message) => heard(state, message, expected), over);
        expect(ended(later, 'connection-lost')).toEqual(over);
      }),
    );
  });
});
