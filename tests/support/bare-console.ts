import { randomBytes, randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import type { Capability } from '../../app/consent/capability.ts';
import { signFurther } from '../../app/consent/further.ts';
import { commitmentTo } from '../../app/consent/phrase.ts';
import type { ConsoleDemand } from '../../app/consent/request.ts';
import { keyPairFrom, sign } from '../../app/kernel/signing.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import { isLive } from '../../app/session/phase.ts';
import { decodeText, encodeText } from '../../app/wire/envelope.ts';
import type { Answer } from '../../app/wire/failures.ts';
import type { ConsoleMessage, WorkstationMessage } from '../../app/wire/peer.ts';
import { workstationMessages } from '../../app/wire/peer.ts';
import type { Signal } from '../../app/wire/signal.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { barePeerIn } from './bare-console-page.ts';

export interface BareWish {
  readonly ticketId: string;
  readonly capabilities: Capability[];
  readonly durationMinutes: number;
  /** Shows the workstation another certificate than the one it named when it asked. */
  readonly foreignCertificate?: boolean;
  /** Opens its commitment with something that does not fit it. */
  readonly wrongOpening?: boolean;
}

/**
 * A console that somebody wrote themselves: it speaks the wire's words and none of the product's code holds it back,
 * so that what it may not do is refused by the workstation alone.
 */
export interface BareConsole {
  readonly sessionId: string;
  /** The session as the broker last told it. */
  session(): RemoteSession;
  /** What the broker said to its opening; waits until the workstation has named its certificate. */
  opened(): Promise<Answer<unknown>>;
  /** Resolves once the channel is open; pictures may follow. */
  connected(): Promise<void>;
  /** Asks for so many minutes on top of what was granted; what the broker said. */
  askFurther(minutes: number): Promise<Answer<unknown>>;
  send(message: ConsoleMessage): Promise<void>;
  sendRaw(text: string): Promise<void>;
  /** The same message so many times a second, until the channel closes. */
  flood(message: ConsoleMessage, perSecond: number): Promise<void>;
  heard(): Promise<readonly WorkstationMessage[]>;
  frames(): Promise<number>;
}

/** Asks for a session on a ticket that this wire's technician has taken, and follows it by itself from there. */
export async function askBarely(page: Page, wire: Wire, wish: BareWish): Promise<BareConsole> {
  const peer = await barePeerIn(page);
  const key = keyPairFrom(randomBytes(32));
  const opening = randomBytes(32).toString('hex');
  const consoleFingerprint = await peer.fingerprint();
  const demand: ConsoleDemand = {
    ticketId: wish.ticketId,
    capabilities: wish.capabilities,
    durationMinutes: wish.durationMinutes,
    consoleKey: key.publicKey,
    consoleFingerprint,
    commitment: commitmentTo(opening),
  };
  const signature = sign('accord-session-request-v1', demand, key.secret);
  const { id: sessionId } = await wire.must('session.request', { demand, signature });

  const changes = (): RemoteSession[] =>
    wire
      .events()
      .flatMap((event) => (event.type === 'session-changed' && event.session.id === sessionId ? [event.session] : []));
  const session = (): RemoteSession => {
    const latest = changes().at(-1);
    if (latest === undefined) throw new Error('the broker has said nothing of this session yet');
    return latest;
  };
  const delivered = until('the workstation has the request', () =>
    changes()
      .flatMap(({ phase }) => (phase.type === 'delivered' ? [phase.delivery.delivery] : []))
      .at(0),
  );

  await peer.open({
    foreign: wish.foreignCertificate ?? false,
    signal: (signal) => void wire.request('session.signal', { sessionId, signal }),
  });
  const revealed = wish.wrongOpening === true ? randomBytes(32).toString('hex') : opening;
  const opened = delivered.then(() => wire.request('session.reveal', { sessionId, opening: revealed }));
  const stopFollowing = follow(wire, sessionId, peer.accept);
  page.once('close', stopFollowing);

  return {
    sessionId,
    session,
    opened: () => opened,
    connected: async () => {
      await until('the channel is open', peer.isOpen);
    },
    askFurther: async (minutes) => {
      const { phase } = session();
      if (!isLive(phase)) throw new Error(`the session is ${phase.type}`);
      const more = { id: randomUUID(), sessionId, grantId: phase.signed.grant.id, capabilities: [], minutes };
      return wire.request('session.ask-further', signFurther({ ...more, consoleKey: key.publicKey }, key.secret));
    },
    send: (message) => peer.send(encodeText(message)),
    sendRaw: peer.send,
    flood: (message, perSecond) => peer.repeat(encodeText(message), perSecond),
    heard: async () =>
      (await peer.received()).map((text) => {
        const message = decodeText(workstationMessages, text);
        if (!message.ok) throw new Error(`the workstation sent what its contract does not name: ${text}`);
        return message.value;
      }),
    frames: peer.frames,
  };
}

/** Gives every signal of the session to the peer, each once and in order, until it is stopped. */
function follow(wire: Wire, sessionId: string, accept: (signal: Signal) => Promise<void>): () => void {
  let taken = 0;
  let stopped = false;
  const turn = async (): Promise<void> => {
    const signals = wire
      .events()
      .flatMap((event) => (event.type === 'session-signalled' && event.sessionId === sessionId ? [event.signal] : []));
    const fresh = signals.slice(taken);
    taken = signals.length;
    for (const signal of fresh) await accept(signal);
    // A page that is closed, or a description that the engine refuses, ends the following; the test sees that nothing connects.
    if (!stopped) setTimeout(() => void turn().catch(() => undefined), 20);
  };
  void turn().catch(() => undefined);
  return () => {
    stopped = true;
  };
}
