import { expect } from 'vitest';
import type { Capability } from '../../../app/consent/capability.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import { verifyGrant } from '../../../app/consent/grant.ts';
import type { SessionRequest } from '../../../app/consent/request.ts';
import type { Phase, RemoteSession } from '../../../app/session/phase.ts';
import type { SessionPageEvent } from '../../../app/wire/bridge.ts';
import type { Workstation } from './a-workstation.ts';
import {
  aFingerprint,
  aRequest,
  aWorkstation,
  openingFor,
  sayOn,
  settled,
  workstationFingerprint,
} from './a-workstation.ts';
import type { Move } from './moves.ts';

/**
 * What an onlooker who never sees the gate may conclude from the moves alone and from the grants that were reported:
 * one session, the grant that stands, what was switched off, whether a frame was acknowledged.
 */
interface Onlooker {
  session: SessionRequest | null;
  signed: SignedGrant | null;
  isOver: boolean;
  hasFrame: boolean;
  readonly off: Set<Capability>;
}

/** How much was seen to pass, and how much to be held back, over all trials. */
export interface Passed {
  pictures: number;
  acts: number;
  refusedPictures: number;
  refusedActs: number;
}

/** Plays moves on a workstation and judges each effect by what the onlooker knows. */
export interface Trial {
  readonly station: Workstation;
  readonly asked: readonly SessionRequest[];
  play(one: Move): Promise<void>;
}

export function beginTrial(passed: Passed): Trial {
  const station = aWorkstation();
  const asked: SessionRequest[] = [];
  let watched: Onlooker = { session: null, signed: null, isOver: true, hasFrame: false, off: new Set() };

  const permits = (capability: Capability): boolean => {
    const { signed, isOver, off } = watched;
    if (signed === null || isOver || off.has(capability)) return false;
    return station.clock.now() < signed.grant.expiresAt && signed.grant.capabilities.includes(capability);
  };
  /** Once for each grant that was reported: what holds it together is not the host's own word. */
  const watch = (session: SessionRequest | null, signed: SignedGrant): void => {
    const consoleFingerprint = session?.signed.demand.consoleFingerprint ?? 'none';
    const verified = verifyGrant(signed, {
      workstationKey: station.publicKey,
      sessionId: session?.sessionId ?? 'none',
      fingerprints: { workstation: workstationFingerprint, console: consoleFingerprint },
      now: station.clock.now(),
    });
    watched = { session, signed: verified.ok ? signed : null, isOver: false, hasFrame: false, off: new Set() };
  };
  const heardWord = (one: Move): string | null => (one.type === 'say' && !one.late ? one.message.type : null);
  const noticeEnd = (one: Move): void => {
    const word = heardWord(one);
    const isToldOver = station.reports.some(
      ({ sessionId, event }) => sessionId === watched.session?.sessionId && event.type === 'ended',
    );
    watched.isOver = isToldOver || ENDING_MOVES.has(one.type) || (word !== null && ENDING_WORDS.has(word));
  };
  const notice = (one: Move): void => {
    const granted = station.reports.findLast(({ event }) => event.type === 'granted');
    if (granted?.event.type === 'granted' && watched.session?.sessionId !== granted.sessionId)
      watch(asked.find(({ sessionId }) => sessionId === granted.sessionId) ?? null, granted.event.signed);
    if (watched.isOver) return;
    if (one.type === 'switch' && one.on) watched.off.delete(one.capability);
    if (one.type === 'switch' && !one.on) watched.off.add(one.capability);
    if (heardWord(one) === 'frame-shown') watched.hasFrame = true;
    noticeEnd(one);
  };

  const count = (one: Move, picture: string | null, injected: number): void => {
    passed.pictures += picture === null ? 0 : 1;
    passed.acts += injected;
    passed.refusedPictures += one.type === 'want-picture' && picture === null ? 1 : 0;
    passed.refusedActs += one.type === 'say' && injected === 0 ? 1 : 0;
  };
  const play = async (one: Move): Promise<void> => {
    const before = station.injector.acts.length;
    const maySee = one.type === 'want-picture' && !one.late && permits('view');
    // A move that came too early is made a moment later.
    const mayDrive =
      (heardWord(one) !== null || one.type === 'wait') && permits('view') && permits('control') && watched.hasFrame;
    const picture = await act(station, asked, one);
    await settled();
    notice(one);
    const injected = station.injector.acts.length - before;
    count(one, picture, injected);

    if (picture !== null) expect(maySee, 'a picture without a valid grant').toBe(true);
    if (injected > 0) expect(mayDrive, 'input without a valid grant').toBe(true);
    if (!permits('view') || !permits('control')) expect([...station.injector.down], 'pressed').toEqual([]);
  };
  return { station, asked, play };
}

/** Does it; what comes back is the picture's source, where one was wanted and given. */
async function act(station: Workstation, asked: SessionRequest[], one: Move): Promise<string | null> {
  const { host, clock, stage, ahead } = station;
  const page = stage.pages.at('late' in one && one.late ? -2 : -1);
  const consent = stage.consents.at(-1)?.listener;
  const banner = stage.banners.at(-1);
  const report = (event: SessionPageEvent): void => page?.say((listener) => listener.reported(event));
  const tellOver = (phase: Phase): void => {
    for (const request of asked) host.changed(over(request, phase));
  };
  const moves: { readonly [T in Move['type']]: (move: Extract<Move, { type: T }>) => unknown } = {
    ask: (move) => host.asked(wished(station, asked, move)),
    repeat: () => Promise.all(asked.slice(-1).map((request) => host.asked(request))),
    prepare: () => host.isFree() && ahead.prepare(() => undefined),
    release: ahead.release,
    certificate: () => report({ type: 'certificate-ready', fingerprint: workstationFingerprint }),
    'second-certificate': () => report({ type: 'certificate-ready', fingerprint: aFingerprint(201) }),
    reveal: ({ honest }) => {
      for (const request of asked) host.revealed(request.sessionId, honest ? openingFor(request) : 'ee'.repeat(32));
    },
    shown: () => consent?.shown(),
    accept: ({ capabilities }) => consent?.answered({ type: 'accept', capabilities, displayId: 'one' }),
    decline: () => consent?.answered({ type: 'decline' }),
    'close-consent': () => consent?.closed(),
    'fail-consent': () => consent?.failed(),
    'banner-visible': () => banner?.listener.visible(),
    'banner-gone': () => banner?.die(),
    'banner-stop': () => banner?.listener.stop(),
    switch: (change) => banner?.listener.setCapability(change),
    wait: ({ ms }) => clock.advance(ms),
    connected: () => report({ type: 'connected' }),
    disconnected: () => report({ type: 'disconnected' }),
    'page-closed': () => report({ type: 'closed', reason: 'connection-lost' }),
    crash: () => page?.say((listener) => listener.gone()),
    say: ({ message }) => page && sayOn(page, message),
    babble: () => page?.say((listener) => listener.received('{"v":1,"type":"key-pressed","code":"KeyA"}')),
    'want-picture': () => page?.wantPicture(),
    'broker-ends': () => tellOver({ type: 'ended', reason: 'revoked', at: 1, signed: null }),
    'broker-withdraws': () => tellOver({ type: 'withdrawn', at: 1 }),
    'broker-ends-another': () =>
      host.changed(over(aRequest(station, { seed: 9 }), { type: 'ended', reason: 'revoked', at: 1, signed: null })),
    stop: () => host.stop('stopped-by-employee'),
    shortcut: () => host.stopByShortcut(),
    lock: () => host.screenLocked(),
    wake: () => host.resumed(),
  };
  // The row of a move's own type takes that move; indexing by the type loses this link, nothing else.
  const made = await (moves[one.type] as (move: Move) => unknown)(one);
  return one.type === 'want-picture' && typeof made === 'string' ? made : null;
}

function wished(
  station: Workstation,
  asked: SessionRequest[],
  { technician, fault }: Extract<Move, { type: 'ask' }>,
): SessionRequest {
  const made = aRequest(station, { seed: technician, capabilities: ['view', 'control'], durationMinutes: 1 });
  const swapped = { ...made.signed.demand, consoleFingerprint: aFingerprint(77) };
  const request = {
    none: made,
    forged: { ...made, signed: { ...made.signed, demand: swapped } },
    'foreign-ticket': { ...made, reference: 'INC-2026-000099' },
    late: { ...made, answerBy: station.clock.now() - 1 },
  }[fault];
  asked.push(request);
  return request;
}

const over = (request: SessionRequest, phase: Phase): RemoteSession => ({
  id: request.sessionId,
  ticketId: request.signed.demand.ticketId,
  reference: request.reference,
  workstationId: request.sessionId,
  technician: request.technician,
  asked: { capabilities: ['view'], durationMinutes: 1, at: 1, answerBy: 2 },
  phase,
});

const ENDING_WORDS: ReadonlySet<string> = new Set(['session-stopped', 'fingerprint-mismatch']);
const ENDING_MOVES: ReadonlySet<string> = new Set([
  ...[
    'stop',
    'lock',
    'banner-stop',
    'shortcut',
    'crash',
    'page-closed',
    'broker-ends',
    'broker-withdraws',
    'certificate',
  ],
  'second-certificate',
]);
