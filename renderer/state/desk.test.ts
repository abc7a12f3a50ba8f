import { afterEach, describe, expect, test, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { SignedGrant } from '../../app/consent/grant.ts';
import { phraseFor } from '../../app/consent/phrase.ts';
import type { SignedDelivery } from '../../app/consent/request.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Phase } from '../../app/session/phase.ts';
import {
  aDelivery,
  aFurther,
  aGrant,
  aGrantedPhase,
  aPerson,
  aSession,
  consoleKey,
  fingerprintOf,
  foreignKey,
  id,
  T0,
} from '../../app/testing/builders.ts';
import type { BrokerEvent } from '../../app/wire/broker-events.ts';
import type { RequestOutput, RequestType } from '../../app/wire/requests.ts';
import type { Signal } from '../../app/wire/signal.ts';
import type { BrokerLink, LinkFailure } from '../ports/broker/link.ts';
import type { ConsoleConnection, ConsoleIdentity, ConsoleState } from '../ports/peer/console-peer.ts';
import { signDemand, signFurtherDemand } from '../ports/peer/console-peer.ts';
import { beforeGrant } from '../ports/peer/console-state.ts';
import type { Desk } from './desk.ts';
import { openDesk, REVEALS_AGAIN_MS } from './desk.ts';
import type { DeskState } from './desk-state.ts';
import { isUnderWay } from './desk-state.ts';

const opening = 'ab'.repeat(32);
const wish = { ticketId: id(10), capabilities: ['view' as const, 'control' as const], durationMinutes: 20 };
const offer: Signal = { type: 'offer', sdp: 'v=0' };
/** One that the connection judges to name another certificate. */
const forged = { type: 'offer', sdp: 'v=0 forged' } as const;

const identity: ConsoleIdentity = {
  key: consoleKey,
  certificate: { expires: T0, getFingerprints: () => [] },
  fingerprint: fingerprintOf(0xc0),
  opening,
  commitment: '0'.repeat(64),
};

type Answers = Readonly<Partial<Record<RequestType, Result<unknown, LinkFailure>>>>;

const willing: Answers = {
  'session.request': ok(aSession()),
  'session.reveal': ok({}),
  'session.ice': ok({ iceServers: [{ urls: ['stun:stun.example.org'] }] }),
  'session.withdraw': ok(aSession({ phase: { type: 'withdrawn', at: T0 } })),
};

/** A desk at a broker that answers as told and remembers what it was asked. */
function aDesk(answers: Answers = {}, broken = false) {
  const asked: [RequestType, unknown][] = [];
  const accepted: Signal[] = [];
  const sent: string[] = [];
  const kept: SignedGrant[] = [];
  const stores: StoreApi<ConsoleState>[] = [];
  let tell: (event: BrokerEvent) => void = () => undefined;
  const request: BrokerLink['request'] = (type, input) => {
    asked.push([type, input]);
    const answer = answers[type] ?? willing[type] ?? fail({ type: 'unreachable' as const });
    // The tables above hold the answer to each request under its own name.
    return Promise.resolve(answer) as Promise<Result<RequestOutput<typeof type>, LinkFailure>>;
  };
  const connect = (): ConsoleConnection => {
    if (broken) throw new TypeError('an ICE server that is none');
    const store = createStore<ConsoleState>(() => beforeGrant);
    stores.push(store);
    return {
      ...store,
      accept: (signal) => {
        accepted.push(signal);
        if (signal.type === 'offer' && signal.sdp === forged.sdp)
          store.setState({ phase: 'ended', end: 'fingerprint-mismatch' });
      },
      send: (message) => void sent.push(message.type),
      close: () => store.setState({ phase: 'ended', end: 'stopped-by-technician' }),
    };
  };
  const desk: Desk = openDesk({
    link: {
      request,
      onEvent: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    peer: { prepareConsole: () => Promise.resolve(identity), signDemand, signFurtherDemand, connectConsole: connect },
    clock: () => T0,
    keep: (signed) => void kept.push(signed),
  });
  const hear = async (event: BrokerEvent): Promise<void> => {
    tell(event);
    await settled();
  };
  return {
    desk,
    asked: (type: RequestType) => asked.filter(([name]) => name === type).map(([, input]) => input),
    accepted,
    sent,
    kept,
    connection: () => stores.at(-1),
    hear,
    become: (phase: Phase) => hear({ type: 'session-changed', session: aSession({ phase }) }),
  };
}

/** Lets every promise that is already settled run its course. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function inState<T extends DeskState['type']>(desk: Desk, type: T): Extract<DeskState, { type: T }> {
  const state = desk.getState();
  if (state.type !== type) throw new Error(`the desk is ${state.type}`);
  // Its type was just compared.
  return state as Extract<DeskState, { type: T }>;
}

const delivered = (delivery: SignedDelivery = aDelivery()): Phase => ({ type: 'delivered', delivery });
const granted: Phase = aGrantedPhase();

afterEach(() => {
  vi.useRealTimers();
});

describe('asking', () => {
  test('a refusal by the broker is kept with its name, and nobody is disturbed', async () => {
    const { desk } = aDesk({ 'session.request': fail({ type: 'workstation-offline' }) });
    await desk.ask(wish);
    expect(inState(desk, 'denied').failure).toEqual({ type: 'workstation-offline' });
    expect(isUnderWay(desk.getState())).toBe(false);
  });

  test('[C9] the opening leaves only once the workstation has named its certificate, and once', async () => {
    const { desk, asked, become } = aDesk();
    await desk.ask(wish);
    expect(asked('session.reveal')).toEqual([]);
    expect(inState(desk, 'asking').phrase).toBeNull();

    await become(delivered());
    await become({ type: 'displayed', delivery: aDelivery() });
    expect(asked('session.reveal')).toEqual([{ sessionId: id(50), opening }]);
    expect(inState(desk, 'asking').phrase).toEqual(phraseFor(fingerprintOf(0xc0), fingerprintOf(0xe0), opening));
  });

  test.each([
    ['signed by another key', { ...aDelivery(), signature: aDelivery({}, foreignKey).signature }],
    ['for another certificate of the console', aDelivery({ consoleFingerprint: fingerprintOf(0xbb) })],
    ['for another session', aDelivery({ sessionId: id(51) })],
  ])('[C10] a delivery %s breaks the request off; the opening stays secret', async (_, delivery) => {
    const { desk, asked, become } = aDesk();
    await desk.ask(wish);
    await become(delivered(delivery));
    expect(inState(desk, 'broken-off').reason).toBe('fingerprint-mismatch');
    expect(asked('session.reveal')).toEqual([]);
    expect(asked('session.withdraw')).toHaveLength(1);
  });

  test('[C9] an opening that did not arrive is sent again; the words stay', async () => {
    const answers: Record<string, Answers[RequestType]> = { 'session.reveal': fail({ type: 'unreachable' }) };
    const { desk, asked, become } = aDesk(answers);
    await desk.ask(wish);
    await become(delivered());
    const { phrase } = inState(desk, 'asking');
    answers['session.reveal'] = ok({});
    await become({ type: 'displayed', delivery: aDelivery() });
    await become({ type: 'displayed', delivery: aDelivery() });
    expect(asked('session.reveal')).toHaveLength(2);
    expect(inState(desk, 'asking').phrase).toEqual(phrase);
  });

  test('[C9] an opening that failed after the last word had come is sent again by itself, until it is there', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answers: Record<string, Answers[RequestType]> = {
      'session.reveal': fail({ type: 'too-many', retryAfterMs: 1000 }),
    };
    const { desk, asked, become } = aDesk(answers);
    await desk.ask(wish);
    await become(delivered());
    expect(asked('session.reveal')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(REVEALS_AGAIN_MS);
    expect(asked('session.reveal')).toHaveLength(2);
    answers['session.reveal'] = ok({});
    await vi.advanceTimersByTimeAsync(REVEALS_AGAIN_MS);
    await vi.advanceTimersByTimeAsync(5 * REVEALS_AGAIN_MS);
    expect(asked('session.reveal')).toHaveLength(3);
  });

  test.each([
    ['closed', (desk: Desk) => desk.close('leaving')],
    ['is done with it', (_: Desk, become: (phase: Phase) => Promise<void>) => become({ type: 'withdrawn', at: T0 })],
  ])('an opening is not sent any more by a desk that %s', async (_, leave) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { desk, asked, become } = aDesk({ 'session.reveal': fail({ type: 'unreachable' }) });
    await desk.ask(wish);
    await become(delivered());
    await leave(desk, become);
    await vi.advanceTimersByTimeAsync(5 * REVEALS_AGAIN_MS);
    expect(asked('session.reveal')).toHaveLength(1);
  });

  test('a request that could not be withdrawn still stands', async () => {
    const { desk } = aDesk({ 'session.withdraw': fail({ type: 'unreachable' }) });
    await desk.ask(wish);
    expect(await desk.withdraw()).toEqual({ type: 'unreachable' });
    expect(isUnderWay(desk.getState())).toBe(true);
  });

  test('another technician’s session changes nothing here', async () => {
    const { desk, hear } = aDesk();
    await desk.ask(wish);
    await hear({ type: 'session-changed', session: aSession({ id: id(99), phase: granted }) });
    expect(inState(desk, 'asking').session.id).toBe(id(50));
  });

  test('what was missed while the broker was away is read when it is back', async () => {
    const refused = aSession({ phase: { type: 'refused', reason: 'no-answer', at: T0 } });
    const { desk, hear } = aDesk({ 'ticket.show': ok({ sessions: [refused] }) });
    await desk.ask(wish);
    const person = aPerson({ id: id(20), name: 'Inès', role: 'technician', level: 2, team: 'P' });
    await hear({ type: 'welcome', nonce: '0'.repeat(32), person, serverTime: T0 });
    expect(inState(desk, 'asking').session.phase).toEqual(refused.phase);
    desk.clear();
    expect(desk.getState().type).toBe('idle');
  });
});

describe('watching', () => {
  test('[C12] what was asked on top is taken back by its own name, and only while it waits', async () => {
    const answers: Record<string, Answers[RequestType]> = {};
    const { desk, asked, become } = aDesk(answers);
    await desk.ask(wish);
    await become(delivered());
    await become(granted);
    expect(inState(desk, 'watching').session.phase).toEqual(granted);
    expect(await desk.withdrawFurther()).toBeNull();
    expect(asked('session.withdraw-further')).toEqual([]);
    const further = { signed: aFurther(), at: T0, answerBy: T0 + 60_000, refused: null, withdrawnAt: null };
    await become(aGrantedPhase({ further }));
    expect(await desk.withdrawFurther()).toEqual({ type: 'unreachable' });
    const after = aGrantedPhase({ further: { ...further, withdrawnAt: T0 + 1 } });
    answers['session.withdraw-further'] = ok(aSession({ phase: after }));
    expect(await desk.withdrawFurther()).toBeNull();
    expect(asked('session.withdraw-further').at(-1)).toEqual({ sessionId: id(50), demandId: id(70) });
    expect(inState(desk, 'watching').session.phase).toEqual(after);
  });

  test('signals that came before the connection reach it in their order', async () => {
    const { desk, hear, become, accepted } = aDesk();
    await desk.ask(wish);
    await become(delivered());
    await hear({ type: 'session-signalled', sessionId: id(50), signal: offer });
    await hear({ type: 'session-signalled', sessionId: id(99), signal: { type: 'answer', sdp: 'foreign' } });
    await become(granted);
    expect(inState(desk, 'watching').session.phase.type).toBe('granted');
    expect(accepted).toEqual([offer]);
  });

  test('a grant whose delivery was never seen connects nothing', async () => {
    const { desk, become } = aDesk();
    await desk.ask(wish);
    await become(granted);
    expect(desk.getState().type).toBe('asking');
  });

  test('this side keeps its copy of the grant once it is verified, and once', async () => {
    const { desk, become, connection, kept } = aDesk();
    await desk.ask(wish);
    await become(delivered());
    await become(granted);
    expect(kept).toEqual([]);
    connection()?.setState({ phase: 'live', signed: aGrant() });
    connection()?.setState({ phase: 'interrupted' });
    expect(kept).toEqual([aGrant()]);
  });

  test('a desk that is left ends what is seen and withdraws what is asked', async () => {
    const watching = aDesk();
    await watching.desk.ask(wish);
    await watching.become(delivered());
    await watching.become(granted);
    watching.desk.close('leaving');
    expect(watching.sent).toEqual(['session-stopped']);
    expect(watching.asked('session.end')).toHaveLength(1);

    const asking = aDesk();
    await asking.desk.ask(wish);
    asking.desk.close('leaving');
    expect(asking.asked('session.withdraw')).toHaveLength(1);
  });

  test('[A6] whose sign-in was ended has stopped nothing: the workstation says why, and only its silence is ended here', async () => {
    const told = aDesk();
    const silent = aDesk();
    for (const { desk, become } of [told, silent]) {
      await desk.ask(wish);
      await become(delivered());
      await become(granted);
    }
    vi.useFakeTimers();
    for (const { desk } of [told, silent]) desk.close('signed-out');
    told.connection()?.setState({ phase: 'ended', end: 'technician-disabled' });
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    expect(told.sent).toEqual([]);
    expect(silent.sent).toEqual(['session-stopped']);
  });

  test('the workstation hears of the end first, then the broker', async () => {
    const { desk, become, sent, asked } = aDesk();
    await desk.ask(wish);
    await become(delivered());
    await become(granted);
    desk.end();
    expect(sent).toEqual(['session-stopped']);
    expect(asked('session.end')).toEqual([{ sessionId: id(50) }]);
  });

  test('[C10] a foreign certificate is told to the broker: no other way leads to the workstation', async () => {
    const { become, desk, hear, asked } = aDesk();
    await desk.ask(wish);
    await become(delivered());
    await become(granted);
    await hear({ type: 'session-signalled', sessionId: id(50), signal: forged });
    expect(asked('session.end')).toEqual([{ sessionId: id(50), because: 'fingerprint-mismatch' }]);
  });

  test('an end that the broker tells closes the connection, and its summary can be put away', async () => {
    const { desk, become } = aDesk();
    await desk.ask(wish);
    await become(delivered());
    await become(granted);
    desk.clear();
    expect(desk.getState().type).toBe('watching');
    await become({ type: 'ended', reason: 'stopped-by-employee', at: T0, signed: aGrant(), revoked: [] });
    expect(isUnderWay(desk.getState())).toBe(false);
    desk.clear();
    expect(desk.getState().type).toBe('idle');
  });
});
