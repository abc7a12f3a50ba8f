import { useEffect, useState } from 'react';
import type { ConsentAnswer, ConsentBridge } from '../../app/wire/bridge.ts';
import { sleepOnceShown } from './sleep-once-shown.ts';

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

function useAwake(bridge: ConsentBridge): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => sleepOnceShown(bridge.shown, () => setAwake(true), ofThePage), [bridge]);
  return awake;
}

const ofThePage = {
  nextFrame: (run: () => void) => {
    const frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  },
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
