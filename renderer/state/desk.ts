import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Capability } from '../../app/consent/capability.ts';
import type { SignedGrant } from '../../app/consent/grant.ts';
import { phraseFor } from '../../app/consent/phrase.ts';
import type { SignedDelivery } from '../../app/consent/request.ts';
import { deliveryHolds } from '../../app/consent/request.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import { isLive, isOver, isWaiting } from '../../app/session/phase.ts';
import type { BrokerEvent } from '../../app/wire/broker-events.ts';
import type { IceServer } from '../../app/wire/requests/sessions.ts';
import type { Signal } from '../../app/wire/signal.ts';
import type { BrokerLink, LinkFailure } from '../ports/broker/link.ts';
import type {
  ConsoleConnection,
  ConsoleIdentity,
  connectConsole,
  prepareConsole,
  signDemand,
  signFurtherDemand,
} from '../ports/peer/console-peer.ts';
import type { DeskState } from './desk-state.ts';
import { concerns, isUnderWay } from './desk-state.ts';

export interface Wish {
  readonly ticketId: Id;
  readonly capabilities: Capability[];
  readonly durationMinutes: number;
}

/** More than was granted: rights that do not work now, or minutes on top. */
export interface FurtherWish {
  readonly capabilities: Capability[];
  readonly minutes: number;
}

/** What the desk works with; given, so that a test can hold each of them. */
export interface DeskTools {
  readonly link: Pick<BrokerLink, 'request' | 'onEvent'>;
  readonly peer: {
    readonly prepareConsole: typeof prepareConsole;
    readonly signDemand: typeof signDemand;
    readonly signFurtherDemand: typeof signFurtherDemand;
    readonly connectConsole: typeof connectConsole;
  };
  readonly clock: () => Instant;
  /** Keeps this side's copy of a grant, once it is verified. */
  readonly keep: (signed: SignedGrant) => void;
}

export interface Desk extends Pick<StoreApi<DeskState>, 'getState' | 'getInitialState' | 'subscribe'> {
  ask(wish: Wish): Promise<void>;
  /** Asks for more while a screen is seen; null once it is asked, else why not. */
  askFurther(wish: FurtherWish): Promise<LinkFailure | null>;
  /** Takes back what was asked on top; null once it is, else why not. */
  withdrawFurther(): Promise<LinkFailure | null>;
  /** Null once it is withdrawn; else why it still stands. */
  withdraw(): Promise<LinkFailure | null>;
  end(): void;
  /** Puts away what is over: a refusal that was read, a summary that was seen. */
  clear(): void;
  /**
   * Leaves nothing behind: what is asked is withdrawn, what is seen is ended. Whose sign-in was ended has not stopped
   * anything: the broker ends the session with it and says why, which is waited for a moment.
   */
  close(how: 'leaving' | 'signed-out'): void;
}

/** Closing at once would drop the last word to the workstation and the broker; this is how long it is given to leave, in milliseconds. */
export const WORD_LEAVES_MS = 150;
/** How soon the opening is sent again that did not arrive, in milliseconds. */
export const REVEALS_AGAIN_MS = 1000;
/** How long the broker has for ending a session with its sign-in, in milliseconds. */
const ENDS_WITHIN_MS = 2000;

/** Follows one session at a time: a console has one pair of hands. */
export function openDesk({ link, peer, clock, keep }: DeskTools): Desk {
  const store = createStore<DeskState>(() => ({ type: 'idle' }));
  let identity: ConsoleIdentity | null = null;
  /** Signals that came before the connection they are for. */
  let early: Signal[] = [];

  const ask = async (wish: Wish): Promise<void> => {
    early = [];
    store.setState({ type: 'preparing', ticketId: wish.ticketId }, true);
    try {
      identity = await peer.prepareConsole();
    } catch (error) {
      store.setState({ type: 'idle' }, true);
      throw error;
    }
    const answer = await link.request('session.request', peer.signDemand(identity, wish));
    if (!answer.ok) {
      store.setState({ type: 'denied', ticketId: wish.ticketId, failure: answer.failure }, true);
      return;
    }
    // An event about the session may overtake the answer that made it.
    if (store.getState().type === 'preparing')
      store.setState({ type: 'asking', session: answer.value, phrase: null }, true);
  };

  const follow = async (session: RemoteSession): Promise<void> => {
    const state = store.getState();
    if (!concerns(state, session) || identity === null) return;
    if (state.type === 'watching') {
      store.setState({ ...state, session }, true);
      if (isOver(session.phase)) state.connection.close();
      return;
    }
    if (session.phase.type === 'withdrawn') {
      store.setState({ type: 'idle' }, true);
      return;
    }
    store.setState({ type: 'asking', session, phrase: state.type === 'asking' ? state.phrase : null }, true);
    await advance(session, identity);
  };

  /** What the console owes each phase of the wait. */
  const advance = async (session: RemoteSession, own: ConsoleIdentity): Promise<void> => {
    const { phase } = session;
    if (phase.type === 'delivered' || phase.type === 'displayed') await reveal(session, phase.delivery, own);
    if (phase.type === 'granted') await watch(session, own);
  };

  /** The delivery that holds, once there is one, and whether the broker has the opening that answers it. */
  let proven: SignedDelivery | null = null;
  let revealed = false;
  let isClosed = false;
  /** The workstation has named its certificate: only now does the console open its commitment. */
  const reveal = async (session: RemoteSession, delivery: SignedDelivery, own: ConsoleIdentity): Promise<void> => {
    if (proven?.delivery.sessionId !== session.id) {
      const { consoleFingerprint, workstationFingerprint, sessionId } = delivery.delivery;
      if (!deliveryHolds(delivery) || sessionId !== session.id || consoleFingerprint !== own.fingerprint) {
        store.setState({ type: 'broken-off', session, reason: 'fingerprint-mismatch' }, true);
        await link.request('session.withdraw', { sessionId: session.id });
        return;
      }
      proven = delivery;
      revealed = false;
      const phrase = phraseFor(own.fingerprint, workstationFingerprint, own.opening);
      store.setState({ type: 'asking', session, phrase }, true);
    }
    if (revealed) return;
    revealed = true;
    const answer = await link.request('session.reveal', { sessionId: session.id, opening: own.opening });
    if (answer.ok) return;
    // What did not arrive is sent again with the next word about this session, when the line is back, or in a moment:
    // the last word may have come while this one was under way, and the employee waits for the words to compare.
    revealed = false;
    setTimeout(() => revealAgain(session.id), REVEALS_AGAIN_MS);
  };

  const revealAgain = (id: Id): void => {
    const state = store.getState();
    if (isClosed || identity === null || state.type !== 'asking' || state.session.id !== id) return;
    void advance(state.session, identity);
  };

  const watch = async (session: RemoteSession, own: ConsoleIdentity): Promise<void> => {
    const delivery = proven;
    if (delivery === null || delivery.delivery.sessionId !== session.id) return;
    const ice = await link.request('session.ice', { sessionId: session.id });
    const state = store.getState();
    if (state.type !== 'asking' || state.session.id !== session.id) return;
    let connection: ConsoleConnection;
    try {
      connection = connect(session, delivery, own, ice.ok ? ice.value.iceServers : []);
    } catch (error) {
      store.setState({ type: 'broken-off', session, reason: 'not-started' }, true);
      void link.request('session.end', { sessionId: session.id });
      throw error;
    }
    store.setState({ type: 'watching', session: state.session, phrase: state.phrase, connection }, true);
    for (const signal of early.splice(0)) connection.accept(signal);
  };

  const connect = (
    { id }: RemoteSession,
    delivery: SignedDelivery,
    own: ConsoleIdentity,
    iceServers: readonly IceServer[],
  ): ConsoleConnection => {
    const connection = peer.connectConsole({
      identity: own,
      sessionId: id,
      delivery,
      // Without the broker's list the direct paths are left, and they are often enough.
      iceServers,
      sendSignal: (signal) => void link.request('session.signal', { sessionId: id, signal }),
      clock,
    });
    let kept: SignedGrant | null = null;
    connection.subscribe(({ phase, end, signed }) => {
      if (signed !== null && signed !== kept) {
        kept = signed;
        keep(signed);
      }
      // Nothing connects in that case, so the workstation can hear of it from the broker alone.
      if (phase === 'ended' && end === 'fingerprint-mismatch')
        void link.request('session.end', { sessionId: id, because: end });
    });
    return connection;
  };

  /** What happened while the broker was away is asked for once it is back. */
  const catchUp = async (): Promise<void> => {
    const state = store.getState();
    if (state.type !== 'asking' && state.type !== 'watching') return;
    const file = await link.request('ticket.show', { ticketId: state.session.ticketId });
    const known = file.ok ? file.value.sessions.find(({ id }) => id === state.session.id) : undefined;
    if (known !== undefined) await follow(known);
  };

  const hear = (event: BrokerEvent): void => {
    if (event.type === 'welcome') void catchUp();
    if (event.type === 'session-changed') void follow(event.session);
    if (event.type === 'session-signalled') receive(event.sessionId, event.signal);
  };

  const receive = (sessionId: Id, signal: Signal): void => {
    const state = store.getState();
    if (!('session' in state) || state.session.id !== sessionId) return;
    if (state.type === 'watching') state.connection.accept(signal);
    else if (state.type === 'asking') early.push(signal);
  };
  const forget = link.onEvent(hear);

  const end = (): void => {
    const state = store.getState();
    if (state.type !== 'watching') return;
    state.connection.send({ type: 'session-stopped' });
    void link.request('session.end', { sessionId: state.session.id });
    setTimeout(() => state.connection.close(), WORD_LEAVES_MS);
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    ask,
    askFurther: async ({ capabilities, minutes }) => {
      const state = store.getState();
      const signed = state.type === 'watching' ? state.connection.getState().signed : null;
      if (state.type !== 'watching' || signed === null || identity === null) return { type: 'session-over' };
      const { id: grantId, sessionId } = signed.grant;
      const demand = peer.signFurtherDemand(identity, { sessionId, grantId, capabilities, minutes });
      const answer = await link.request('session.ask-further', demand);
      if (answer.ok) await follow(answer.value);
      return answer.ok ? null : answer.failure;
    },
    withdrawFurther: async () => {
      const state = store.getState();
      const further = state.type === 'watching' && isLive(state.session.phase) ? state.session.phase.further : null;
      if (state.type !== 'watching' || !isWaiting(further)) return null;
      const input = { sessionId: state.session.id, demandId: further.signed.demand.id };
      const answer = await link.request('session.withdraw-further', input);
      if (answer.ok) await follow(answer.value);
      return answer.ok ? null : answer.failure;
    },
    withdraw: async () => {
      const state = store.getState();
      if (state.type !== 'asking') return null;
      const answer = await link.request('session.withdraw', { sessionId: state.session.id });
      return answer.ok ? null : answer.failure;
    },
    end,
    clear: () => {
      const state = store.getState();
      if (isUnderWay(state)) return;
      identity = null;
      proven = null;
      store.setState({ type: 'idle' }, true);
    },
    close: (how) => {
      isClosed = true;
      forget();
      const state = store.getState();
      if (state.type === 'asking' && isUnderWay(state))
        void link.request('session.withdraw', { sessionId: state.session.id });
      if (how === 'signed-out') setTimeout(() => isUnderWay(state) && end(), ENDS_WITHIN_MS);
      else if (isUnderWay(state)) end();
    },
  };
}
