import type { SessionPageEvent } from '../../../app/wire/bridge.ts';
import type { ConsentListener, ConsentWindow, SessionPage, Stage } from './ports.ts';

/** The letter and the session's page of the next session: loaded, out of sight, and nobody's yet. */
export interface Preparation {
  /** Loads the pair unless it is there; `lost` is called when either dies before a session took it. */
  prepare(lost: () => void): void;
  isReady(): boolean;
  /** Ends what was prepared and not taken. */
  release(): void;
}

interface Waiting<Taken extends readonly unknown[], Window> {
  /** Gives it to a session, which has it from then on alone. */
  take(...taken: Taken): Window;
  close(): void;
}

/**
 * Makes a stage whose windows can be loaded before there is a session. A window that waits has no demand, no words and
 * no screen: what its page says before a session took it is heard by nobody, but for the certificate it has made.
 */
export function prepareAhead(stage: Stage): Stage & Preparation {
  let session: Waiting<[() => string | null], SessionPage> | null = null;
  let consent: Waiting<[ConsentListener], ConsentWindow> | null = null;

  const release = (): void => {
    session?.close();
    consent?.close();
    session = null;
    consent = null;
  };
  return {
    prepare: (lost) => {
      const gone = (): void => {
        release();
        lost();
      };
      session ??= waitingSession(stage, gone);
      consent ??= waitingConsent(stage, gone);
    },
    isReady: () => session !== null && consent !== null,
    release,
    openSession: (frameSource) => {
      const waiting = session;
      session = null;
      return waiting?.take(frameSource) ?? stage.openSession(frameSource);
    },
    openConsent: (listener) => {
      const waiting = consent;
      consent = null;
      return waiting?.take(listener) ?? stage.openConsent(listener);
    },
    openBanner: stage.openBanner,
    openFrame: stage.openFrame,
  };
}

function waitingSession(stage: Stage, gone: () => void): Waiting<[() => string | null], SessionPage> {
  let source = (): string | null => null;
  const early: SessionPageEvent[] = [];
  const page = stage.openSession(() => source());
  page.listen({
    // More than two tell a session no more than two do: that this page is not to be trusted.
    reported: (event) => early.length < 2 && early.push(event),
    received: () => undefined,
    gone,
  });
  return {
    take: (frameSource) => {
      source = frameSource;
      return {
        ...page,
        listen: (listener) => {
          page.listen(listener);
          for (const event of early.splice(0)) listener.reported(event);
        },
      };
    },
    close: page.destroy,
  };
}

function waitingConsent(stage: Stage, gone: () => void): Waiting<[ConsentListener], ConsentWindow> {
  let taker: ConsentListener | null = null;
  const window = stage.openConsent({
    shown: () => taker?.shown(),
    answered: (answer) => taker?.answered(answer) ?? false,
    closed: () => (taker === null ? gone() : taker.closed()),
    failed: () => (taker === null ? gone() : taker.failed()),
  });
  return {
    take: (listener) => {
      taker = listener;
      return window;
    },
    close: window.close,
  };
}
