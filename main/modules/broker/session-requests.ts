import type { Id } from '../../../app/kernel/scalars.ts';
import type { Log } from '../log.ts';
import type { SessionPorts } from '../session/ports.ts';
import type { Ask } from './broker-link.ts';

/** Servers that help the two ends to meet; without the broker they still meet on one network. */
export const iceServersOf =
  (ask: Ask, log: Log): SessionPorts['iceServers'] =>
  async (sessionId: Id) => {
    const answer = await ask('session.ice', { sessionId });
    if (answer.ok) return answer.value.iceServers;
    log.warn('ice-servers-unknown', { sessionId, why: answer.failure.type });
    return [];
  };

/** Signals leave in the order in which they were given. */
export const signalSender =
  (ask: Ask, log: Log): SessionPorts['sendSignal'] =>
  (sessionId, signal) => {
    ask('session.signal', { sessionId, signal }).then(
      (answer) => {
        if (!answer.ok) log.warn('signal-not-sent', { sessionId, signal: signal.type, why: answer.failure.type });
      },
      (cause: unknown) => log.error('signal-failed', cause, { sessionId }),
    );
  };
