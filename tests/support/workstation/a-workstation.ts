import { randomUUID } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Capability } from '../../../app/consent/capability.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import { commitmentTo } from '../../../app/consent/phrase.ts';
import type { ConsoleDemand, SessionRequest } from '../../../app/consent/request.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Fingerprint } from '../../../app/kernel/scalars.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import { keyPairFrom, sign } from '../../../app/kernel/signing.ts';
import type { TechnicianCard } from '../../../app/level/person.ts';
import type { SignedCredential, TechnicianCredential } from '../../../app/policy/credential.ts';
import { signCredential, verifyCredential } from '../../../app/policy/credential.ts';
import type { Removal } from '../../../app/policy/removal.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { ConsentAnswer } from '../../../app/wire/bridge.ts';
import { encodeText } from '../../../app/wire/envelope.ts';
import type { ConsoleMessage } from '../../../app/wire/peer.ts';
import type { Signal } from '../../../app/wire/signal.ts';
import type { DisplayGeometry } from '../../../main/modules/input/display-geometry.ts';
import { toDesktop } from '../../../main/modules/input/display-geometry.ts';
import type { DisownedBy } from '../../../main/modules/session/disowned.ts';
import type { Presence, SessionPorts, SharedDisplay } from '../../../main/modules/session/ports.ts';
import type { Preparation } from '../../../main/modules/session/prepare-ahead.ts';
import { prepareAhead } from '../../../main/modules/session/prepare-ahead.ts';
import type { StoredRefusals } from '../../../main/modules/session/refused-technicians.ts';
import { countRefusals } from '../../../main/modules/session/refused-technicians.ts';
import type { SessionHost } from '../../../main/modules/session/session-host.ts';
import { hostSessions } from '../../../main/modules/session/session-host.ts';
import type { FakeClock } from './fake-clock.ts';
import { fakeClock } from './fake-clock.ts';
import type { FakeBanner, FakeConsent, FakePage, FakeStage } from './fake-stage.ts';
import { fakeStage } from './fake-stage.ts';
import { memoryKeep } from './memory-keep.ts';
import type { RecordingInjector } from './recording-injector.ts';
import { recordingInjector } from './recording-injector.ts';

export interface Reported {
  readonly sessionId: string;
  readonly event: SessionEvent;
}

/** The session host with everything around it in the test's hand. */
export interface Workstation {
  readonly host: SessionHost;
  readonly clock: FakeClock;
  readonly stage: FakeStage;
  readonly ahead: Preparation;
  readonly injector: RecordingInjector;
  readonly reports: Reported[];
  readonly signals: Signal[];
  readonly receipts: { readonly signed: SignedGrant; readonly reason: string | null }[];
  /** What the employee said they had asked no help for. */
  readonly disowned: DisownedBy[];
  /** The moments that a timely word of the directory was given at. */
  readonly vouched: number[];
  readonly ticket: Ticket;
  readonly around: {
    geometry: DisplayGeometry | null;
    presence: Presence;
    ownWindow: boolean;
    ownFocus: boolean;
    consentOpen: boolean;
    /** What the rules take away, whatever is asked; null: there are no valid rules. */
    removals: Removal[] | null;
    /** Newer rules are there unread. */
    rulesBehind: boolean;
  };
  readonly publicKey: string;
  page(): FakePage;
  consent(): FakeConsent;
  banner(): FakeBanner;
  types(): readonly SessionEvent['type'][];
}

export const aFingerprint = (seed: number): Fingerprint =>
  Array.from(sha256(Uint8Array.of(seed)), (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');

export const aDisplay: SharedDisplay = {
  display: { id: 'one', label: 'Écran 1' },
  sourceId: 'screen:1:0',
  geometry: { bounds: { x: 0, y: 0, width: 1000, height: 500 }, scaleFactor: 1 },
};

const workstationId = '7a1d6b4e-11d5-4b0e-9d55-0f4b8c1f2a01';

export function aTicket(changes: Partial<Ticket> = {}): Ticket {
  return {
    id: '0e6c3d3a-6b0b-4a53-8f0d-7a54a3f6c111',
    reference: 'INC-2026-000042',
    requester: { id: '5b1d9a52-9f4f-4a63-9c21-3ad2b9a0c222', name: 'Camille Moreau' },
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
    assignee: null,
    resolution: null,
    openedAt: 1,
    changedAt: 1,
    ahead: null,
    workstation: { id: workstationId, name: 'PC-042', online: true },
    ...changes,
  };
}

export interface RequestWish {
  readonly seed?: number;
  readonly capabilities?: Capability[];
  readonly durationMinutes?: number;
  readonly changes?: Partial<SessionRequest>;
}

/** The key of the console that `seed` makes. */
export const consoleKeyOf = (seed: number): KeyPair => keyPairFrom(new Uint8Array(32).fill(seed));

const openingOf = (seed: number): string => `${seed.toString(16).padStart(2, '0')}`.repeat(32);

const karim: TechnicianCard = {
  id: '6f2b0c8e-55a1-4f7c-8d2e-1b9a4c7d3333',
  name: 'Karim Benali',
  level: 2,
  team: 'Support Paris',
};
/** The broker that these tests' workstations believe. */
const brokerKey = keyPairFrom(new Uint8Array(32).fill(77));

/** The directory's word on Karim, for a session of this console. */
export const aCredentialFor = (
  { ticket, clock }: Pick<Workstation, 'ticket' | 'clock'>,
  { consoleKey }: Pick<ConsoleDemand, 'consoleKey'>,
  sessionId: string,
  over: Partial<TechnicianCredential> = {},
): SignedCredential =>
  signCredential(
    {
      sessionId,
      ticketId: ticket.id,
      workstationId,
      consoleKey,
      card: karim,
      technician: { id: karim.id, level: 2, teamIds: [], certifications: [], secondFactor: true, external: false },
      ticket: { id: ticket.id, level: 2, impact: 'blocked', assigned: true, openedByEmployee: true },
      network: 'unknown',
      issuedAt: clock.now(),
      ...over,
    },
    brokerKey,
  );

/** A console's demand as the broker hands it on; `seed` makes another console. */
export function aRequest(station: Pick<Workstation, 'ticket' | 'clock'>, wish: RequestWish = {}): SessionRequest {
  const seed = wish.seed ?? 1;
  const key = consoleKeyOf(seed);
  const demand: ConsoleDemand = {
    ticketId: station.ticket.id,
    capabilities: wish.capabilities ?? ['view', 'control'],
    durationMinutes: wish.durationMinutes ?? 20,
    consoleKey: key.publicKey,
    consoleFingerprint: aFingerprint(seed),
    commitment: commitmentTo(openingOf(seed)),
  };
  const sessionId = randomUUID();
  const credential = aCredentialFor(station, demand, sessionId);
  return {
    sessionId,
    reference: station.ticket.reference,
    reason: station.ticket.words,
    technician: karim,
    policyVersion: 1,
    credential,
    askedAt: station.clock.now(),
    answerBy: station.clock.now() + 60_000,
    signed: { demand, signature: sign('accord-session-request-v1', demand, key.secret) },
    ...wish.changes,
  };
}

export function aWorkstation(changes: Partial<SessionPorts> = {}): Workstation {
  const clock = fakeClock();
  const stage = fakeStage();
  const ahead = prepareAhead(stage);
  const injector = recordingInjector();
  const key = keyPairFrom(new Uint8Array(32).fill(99));
  const ticket = aTicket();
  const reports: Reported[] = [];
  const signals: Signal[] = [];
  const receipts: { signed: SignedGrant; reason: string | null }[] = [];
  const disowned: DisownedBy[] = [];
  const vouched: number[] = [];
  const around: Workstation['around'] = {
    geometry: aDisplay.geometry,
    presence: { locked: false, idleMs: 0 },
    ownWindow: false,
    ownFocus: false,
    consentOpen: false,
    removals: [],
    rulesBehind: false,
  };
  const host = hostSessions(
    {
      key,
      clock: () => clock,
      newId: randomUUID,
      newNonce: () => 'ab'.repeat(16),
      stage: ahead,
      displays: () => Promise.resolve(ok([aDisplay])),
      geometryNow: () => around.geometry,
      openInjector: () => Promise.resolve(injector),
      placePointer: (x, y, geometry) => toDesktop(x, y, geometry, 'physical'),
      surroundings: {
        isOwnWindow: () => around.ownWindow,
        ownWindowHasFocus: () => around.ownFocus,
        consentIsOpen: () => around.consentOpen,
      },
      presence: () => around.presence,
      reports: { add: (sessionId, _reference, event) => void reports.push({ sessionId, event }) },
      receipts: {
        keep: (signed) => void receipts.push({ signed, reason: null }),
        close: (signed, _former, { reason }) => void receipts.push({ signed, reason }),
      },
      rules: {
        vouched: (credential) => void vouched.push(credential.issuedAt),
        verify: (signed, expected) => verifyCredential(signed, { ...expected, pinnedKey: brokerKey.publicKey }),
        judge: (_credential, asked) =>
          around.removals === null
            ? fail({ type: 'no-policy' })
            : ok({ removed: around.removals.filter(({ capability }) => asked.includes(capability)), version: 7 }),
        remaining: (_credential, { consent }) => {
          const removed = (around.removals ?? []).filter(({ capability }) => consent?.includes(capability));
          const left = (consent ?? []).filter((one) => !removed.some(({ capability }) => capability === one));
          return { removed, effective: left.includes('view') ? left : [] };
        },
        isBehind: () => around.rulesBehind,
        liftedAt: () => null,
      },
      refusedTechnicians: countRefusals(memoryKeep<StoredRefusals>([]), () => null),
      disowned: { said: (request) => void disowned.push(request) },
      iceServers: () => Promise.resolve([]),
      sendSignal: (_sessionId, signal) => void signals.push(signal),
      ownTicket: (ticketId) => Promise.resolve(ticketId === ticket.id ? ticket : null),
      workstationId: () => workstationId,
      appearance: () => ({ language: 'fr', theme: 'system' }),
      stopShortcut: () => 'Ctrl+Alt+Shift+S',
      log: { error: () => undefined, warn: () => undefined, info: () => undefined },
      ...changes,
    },
    () => undefined,
  );
  return {
    host,
    clock,
    stage,
    ahead,
    injector,
    reports,
    signals,
    receipts,
    disowned,
    vouched,
    ticket,
    around,
    publicKey: key.publicKey,
    page: () => last(stage.pages),
    consent: () => last(stage.consents),
    banner: () => last(stage.banners),
    types: () => reports.map(({ event }) => event.type),
  };
}

/** Lets everything that was promised meanwhile come true. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const workstationFingerprint = aFingerprint(200);

/** Plays a request up to the moment when the employee reads the letter. */
export async function askedOn(station: Workstation, request: SessionRequest): Promise<void> {
  await station.host.asked(request);
  await settled();
  station.page().say((page) => page.reported({ type: 'certificate-ready', fingerprint: workstationFingerprint }));
  await settled();
}

/** Plays a request up to the moment when the page has been started under the grant. */
export async function grantedOn(
  station: Workstation,
  request: SessionRequest,
  answer: Partial<Extract<ConsentAnswer, { type: 'accept' }>> = {},
): Promise<void> {
  await askedOn(station, request);
  station.host.revealed(request.sessionId, openingFor(request));
  station.consent().listener.shown();
  station.clock.advance(1000);
  const { capabilities } = request.signed.demand;
  station.consent().listener.answered({ type: 'accept', capabilities, displayId: 'one', ...answer });
  station.banner().listener.visible();
  await settled();
}

/** Plays a request up to the moment when the console sees the screen. */
export async function liveOn(...played: Parameters<typeof grantedOn>): Promise<void> {
  await grantedOn(...played);
  const [station] = played;
  station.page().say((page) => page.reported({ type: 'connected' }));
  sayOn(station.page(), { type: 'frame-shown' });
}

/** The opening that belongs to a request made by `aRequest`. */
export function openingFor(request: SessionRequest): string {
  const seed = Array.from({ length: 256 }, (_, at) => at).find(
    (at) => commitmentTo(openingOf(at)) === request.signed.demand.commitment,
  );
  if (seed === undefined) throw new Error('not a request of these tests');
  return openingOf(seed);
}

/** The console sends a message over the channel. */
export const sayOn = (page: FakePage, message: ConsoleMessage): void =>
  page.say((listener) => listener.received(encodeText(message)));

function last<T>(all: readonly T[]): T {
  const one = all.at(-1);
  if (one === undefined) throw new Error('no such window was opened');
  return one;
}
