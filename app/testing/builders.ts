import type { FurtherDemand, SignedFurther } from '../consent/further.ts';
import { signFurther } from '../consent/further.ts';
import type { Grant, SignedGrant } from '../consent/grant.ts';
import { signGrant } from '../consent/grant.ts';
import { commitmentTo } from '../consent/phrase.ts';
import type { ConsoleDemand, Delivery, SignedDelivery, SignedDemand } from '../consent/request.ts';
import type { KeyPair } from '../kernel/signing.ts';
import { keyPairFrom, sign } from '../kernel/signing.ts';
import type { Person, TechnicianCard } from '../level/person.ts';
import type { Phase, RemoteSession } from '../session/phase.ts';
import type { Ticket } from '../ticket/ticket.ts';

export const T0 = 1_790_000_000_000;

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const keyOf = (n: number): KeyPair => keyPairFrom(new Uint8Array(32).fill(n));

export const fingerprintOf = (n: number): string =>
  Array.from({ length: 32 }, () => n.toString(16).toUpperCase().padStart(2, '0')).join(':');

export const workstationKey = keyOf(1);
export const consoleKey = keyOf(2);
export const foreignKey = keyOf(3);

export const aTechnician = (over: Partial<TechnicianCard> = {}): TechnicianCard => ({
  id: id(20),
  name: 'Inès Marchetti',
  level: 2,
  team: 'Support Paris',
  ...over,
});

/** An employee of nowhere in particular. */
export const aPerson = (over: Partial<Person> = {}): Person => ({
  id: id(30),
  name: 'Paul Lenoir',
  email: 'paul.lenoir@example.org',
  role: 'employee',
  level: null,
  team: null,
  teamId: null,
  certifications: [],
  organisationId: null,
  siteId: null,
  disabled: false,
  ...over,
});

export const aTicket = (over: Partial<Ticket> = {}): Ticket => ({
  id: id(10),
  reference: 'INC-2026-000042',
  requester: { id: id(30), name: 'Paul Lenoir' },
  words: 'Outlook ne s’ouvre plus',
  impact: 'blocked',
  urgency: null,
  priority: 2,
  priorityGiven: false,
  category: null,
  channel: 'client',
  level: 1,
  team: null,
  targets: null,
  snoozedUntil: null,
  state: 'assigned',
  outcome: null,
  awaited: null,
  assignee: aTechnician(),
  resolution: null,
  openedAt: T0 - 60_000,
  changedAt: T0 - 30_000,
  ahead: null,
  workstation: { id: id(40), name: 'POSTE-12', online: true },
  ...over,
});

export const aDemand = (over: Partial<ConsoleDemand> = {}, key: KeyPair = consoleKey): SignedDemand => {
  const demand: ConsoleDemand = {
    ticketId: id(10),
    capabilities: ['view', 'control'],
    durationMinutes: 20,
    consoleKey: key.publicKey,
    consoleFingerprint: fingerprintOf(0xc0),
    commitment: commitmentTo('ab'.repeat(32)),
    ...over,
  };
  return { demand, signature: sign('accord-session-request-v1', demand, key.secret) };
};

export const aDelivery = (over: Partial<Delivery> = {}, key: KeyPair = workstationKey): SignedDelivery => {
  const delivery: Delivery = {
    sessionId: id(50),
    consoleFingerprint: fingerprintOf(0xc0),
    workstationFingerprint: fingerprintOf(0xe0),
    workstationKey: key.publicKey,
    ...over,
  };
  return { delivery, signature: sign('accord-session-delivery-v1', delivery, key.secret) };
};

export const aGrant = (over: Partial<Grant> = {}, key: KeyPair = workstationKey): SignedGrant =>
  signGrant(
    {
      id: id(60),
      sessionId: id(50),
      ticketId: id(10),
      reference: 'INC-2026-000042',
      workstationKey: workstationKey.publicKey,
      technician: aTechnician(),
      consoleKey: consoleKey.publicKey,
      capabilities: ['view', 'control'],
      display: { id: '1', label: 'Écran 1' },
      issuedAt: T0,
      expiresAt: T0 + 20 * 60_000,
      policyVersion: 1,
      fingerprints: { workstation: fingerprintOf(0xe0), console: fingerprintOf(0xc0) },
      nonce: '0'.repeat(32),
      ...over,
    },
    key.secret,
  );

export const aSession = (over: Partial<RemoteSession> = {}): RemoteSession => ({
  id: id(50),
  ticketId: id(10),
  reference: 'INC-2026-000042',
  workstationId: id(40),
  technician: aTechnician(),
  asked: { capabilities: ['view', 'control'], durationMinutes: 20, at: T0 - 5000, answerBy: T0 + 55_000 },
  phase: { type: 'asked' },
  ...over,
});

export const aGrantedPhase = (over: Partial<PhaseOf<'granted'>> = {}): PhaseOf<'granted'> => ({
  type: 'granted',
  signed: aGrant(),
  withdrawn: [],
  revoked: [],
  further: null,
  declined: 0,
  ...over,
});

export const anActivePhase = (over: Partial<PhaseOf<'active'>> = {}): PhaseOf<'active'> => ({
  ...aGrantedPhase(),
  type: 'active',
  firstFrameAt: T0,
  controlling: false,
  ...over,
});

type PhaseOf<T extends Phase['type']> = Extract<Phase, { type: T }>;

/** More is asked on top of what `aGrant` grants: ten minutes, unless told otherwise. */
export const aFurther = (over: Partial<FurtherDemand> = {}, key: KeyPair = consoleKey): SignedFurther =>
  signFurther(
    {
      id: id(70),
      sessionId: id(50),
      grantId: id(60),
      capabilities: [],
      minutes: 10,
      consoleKey: consoleKey.publicKey,
      ...over,
    },
    key.secret,
  );
