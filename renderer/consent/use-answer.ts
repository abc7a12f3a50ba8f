import { useEffect, useState } from 'react';
import type { ConsentAnswer, ConsentBridge } from '../../app/wire/bridge.ts';

/** How long *Accept* sleeps once the letter is on screen, in milliseconds: nobody accepts what they had no time to see. */
const ACCEPT_SLEEPS_MS = 1000;

export interface Answering {
  readonly awake: boolean;
  readonly answered: boolean;
  readonly answer: (answer: ConsentAnswer) => void;
}

/** One answer a letter; an acceptance counts only once the letter could be read. */
export function useAnswer(bridge: ConsentBridge): Answering {
  const [answered, setAnswered] = useState(false);
  const awake = useAwake(bridge);
  return {
    awake,
    answered,
    answer: (given) => {
      if (answered || (ACCEPTS.has(given.type) && !awake)) return;
      setAnswered(true);
      // An answer that does not count can be given again.
      bridge.answer(given).then(
        (counts) => counts || setAnswered(false),
        () => setAnswered(false),
      );
    },
  };
}

const ACCEPTS: ReadonlySet<ConsentAnswer['type']> = new Set<ConsentAnswer['type']>(['accept', 'accept-further']);

/** Tells the main process once the letter is painted, and wakes *Accept* a second later. */
function useAwake(bridge: ConsentBridge): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        void bridge.shown();
        timer = setTimeout(() => setAwake(true), ACCEPT_SLEEPS_MS);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [bridge]);
  return awake;
}
