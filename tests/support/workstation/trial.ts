import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Capability } from '../../../app/consent/capability.ts';
import type { FurtherDemand } from '../../../app/consent/further.ts';
import { signFurther, verifyReplacement } from '../../../app/consent/further.ts';
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
  consoleKeyOf,
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
  /** What the employee switched off. */
  readonly off: Set<Capability>;
  /** What the rules took away. */
  readonly revoked: Set<Capability>;
  /** The further demand whose letter is open. */
  further: FurtherDemand | null;
}

/** How much was seen to pass, and how much to be held back, over all trials. */
export interface Passed {
  pictures: number;
  acts: number;
  refusedPictures: number;
  refusedActs: number;
  /** Grants that took the place of another. */
  widened: number;
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
  let watched: Onlooker = { session: null, signed: null, isOver: true, hasFrame: false, ...nothingOff() };

  const permits = (capability: Capability): boolean => {
    const { signed, isOver, off, revoked } = watched;
    // Nobody sees or does anything behind a locked screen.
    if (station.around.presence.locked) return false;
    if (signed === null || isOver || off.has(capability) || revoked.has(capability)) return false;
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
    watched = { session, signed: verified.ok ? signed : null, isOver: false, hasFrame: false, ...nothingOff() };
  };
  const heardWord = (one: Move): string | null => (one.type === 'say' && !one.late ? one.message.type : null);
  const noticeEnd = (one: Move): void => {
    const word = heardWord(one);
    const isToldOver = station.reports.some(
      ({ sessionId, event }) => sessionId === watched.session?.sessionId && event.type === 'ended',
    );
    watched.isOver = isToldOver || ENDING_MOVES.has(one.type) || (word !== null && ENDING_WORDS.has(word));
  };
  /** A wider grant counts only as the answer, just now, to a letter that was open, and only as wide as its demand. */
  const noticeWider = (one: Move): void => {
    const last = station.reports.findLast(({ event }) => event.type === 'further-granted')?.event;
    if (last?.type === 'further-granted' && last.signed.grant.id !== watched.signed?.grant.id) {
      const { signed, further } = watched;
      if (signed === null || further === null) throw new Error('a wider grant that nobody asked for');
      const holds = verifyReplacement(last.signed, signed.grant, further, station.clock.now()).ok;
      expect(one.type === 'accept-further' && holds, 'a wider grant without an answer').toBe(true);
      const given = further.capabilities.filter((each) => last.signed.grant.capabilities.includes(each));
      for (const capability of given) watched.off.delete(capability);
      for (const capability of given) watched.revoked.delete(capability);
      watched.signed = last.signed;
      passed.widened += 1;
    }
    const letter = station.stage.consents.findLast(({ isClosed, further }) => !isClosed && further !== null);
    watched.further = letter?.further?.request.signed.demand ?? null;
  };
  const noticeSwitches = (one: Move): void => {
    if (one.type === 'revoke' && watched.signed?.grant.capabilities.includes(one.capability))
      watched.revoked.add(one.capability);
    if (one.type === 'switch' && one.on) watched.off.delete(one.capability);
    if (one.type === 'switch' && !one.on) watched.off.add(one.capability);
  };
  const notice = (one: Move): void => {
    const granted = station.reports.findLast(({ event }) => event.type === 'granted');
    if (granted?.event.type === 'granted' && watched.session?.sessionId !== granted.sessionId)
      watch(asked.find(({ sessionId }) => sessionId === granted.sessionId) ?? null, granted.event.signed);
    if (watched.isOver) return;
    noticeWider(one);
    noticeSwitches(one);
    if (heardWord(one) === 'frame-shown') watched.hasFrame = true;
    noticeEnd(one);
  };

  const count = (one: Move, picture: string | null, injected: number): void => {
    passed.pictures += picture === null ? 0 : 1;
    passed.acts += injected;
    passed.refusedPictures += one.type === 'want-picture' && picture === null ? 1 : 0;
    passed.refusedActs += one.type === 'say' && injected === 0 ? 1 : 0;
  };
  const judgeLetter = (injectedBehind: number): void => {
    expect(injectedBehind, 'input behind a letter').toBe(0);
    if (watched.further !== null && !watched.isOver)
      expect(station.page().isHeld, 'a picture behind a letter').toBe(true);
  };
  const play = async (one: Move): Promise<void> => {
    const before = station.injector.acts.length;
    const maySee = one.type === 'want-picture' && !one.late && permits('view');
    // A move that came too early is made a moment later.
    const mayDrive =
      (heardWord(one) !== null || one.type === 'wait') && permits('view') && permits('control') && watched.hasFrame;
    const wasReading = watched.further !== null && one.type !== 'accept-further' && one.type !== 'wait';
    const picture = await act(station, asked, one);
    await settled();
    notice(one);
    const injected = station.injector.acts.length - before;
    count(one, picture, injected);
    judgeLetter(wasReading ? injected : 0);
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
  const setLocked = (locked: boolean): void => {
    station.around.presence = { locked, idleMs: 0 };
    host.presenceChanged();
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
    further: (move) => furtherTo(station, asked, move),
    'accept-further': ({ capabilities, extend }) => consent?.answered({ type: 'accept-further', capabilities, extend }),
    revoke: ({ capability }) => {
      station.around.removals = [{ lock: 'policy', capability, why: 'not-permitted', rule: null, version: 3 }];
      host.rulesChanged();
      // For a moment: what is asked anew is judged anew.
      station.around.removals = [];
    },
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
    'broker-ends': () => tellOver({ type: 'ended', reason: 'revoked', at: 1, signed: null, revoked: [] }),
    'broker-withdraws': () => tellOver({ type: 'withdrawn', at: 1 }),
    'broker-ends-another': () =>
      host.changed(
        over(aRequest(station, { seed: 9 }), { type: 'ended', reason: 'revoked', at: 1, signed: null, revoked: [] }),
      ),
    stop: () => host.stop('stopped-by-employee'),
    shortcut: () => host.stopByShortcut(),
    lock: () => setLocked(true),
    unlock: () => setLocked(false),
    wake: () => host.presenceChanged(),
  };
  // The row of a move's own type takes that move; indexing by the type loses this link, nothing else.
  const made = await (moves[one.type] as (move: Move) => unknown)(one);
  return one.type === 'want-picture' && typeof made === 'string' ? made : null;
}

/** More is asked of the grant that was reported last, or of one that no longer stands. */
function furtherTo(
  station: Workstation,
  asked: readonly SessionRequest[],
  { fault, minutes }: Extract<Move, { type: 'further' }>,
): void {
  const grants = station.reports.flatMap(({ event }) =>
    event.type === 'granted' || event.type === 'further-granted' ? [event.signed.grant] : [],
  );
  const grant = fault === 'outlived' ? grants.at(-2) : grants.at(-1);
  const request = asked.find(({ sessionId }) => sessionId === grant?.sessionId);
  const seed = [1, 2].find((one) => consoleKeyOf(one).publicKey === grant?.consoleKey);
  if (grant === undefined || request === undefined || seed === undefined) return;
  const key = consoleKeyOf(fault === 'foreign-console' ? 3 - seed : seed);
  const demand: FurtherDemand = {
    id: randomUUID(),
    sessionId: grant.sessionId,
    grantId: grant.id,
    capabilities: ['control'],
    minutes,
    consoleKey: key.publicKey,
  };
  const signed = signFurther(demand, key.secret);
  const now = station.clock.now();
  station.host.furtherAsked({
    reference: request.reference,
    technician: request.technician,
    askedAt: now,
    answerBy: now + 60_000,
    credential: request.credential,
    signed: fault === 'forged' ? { ...signed, demand: { ...demand, minutes: 60 } } : signed,
  });
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

const nothingOff = (): Pick<Onlooker, 'off' | 'revoked' | 'further'> => ({
  off: new Set(),
  revoked: new Set(),
  further: null,
});

const ENDING_WORDS: ReadonlySet<string> = new Set(['session-stopped', 'fingerprint-mismatch']);
const ENDING_MOVES: ReadonlySet<string> = new Set([
  ...['stop', 'banner-stop', 'shortcut', 'crash', 'page-closed', 'broker-ends', 'broker-withdraws', 'certificate'],
  'second-certificate',
]);
