import { useEffect, useState } from 'react';
import type { Capability } from '../../app/consent/capability.ts';
import type { ConsentAnswer, ConsentBridge, ConsentView } from '../../app/wire/bridge.ts';

/** How long *Accept* sleeps once the letter is on screen, in milliseconds: nobody accepts what they had no time to see. */
const ACCEPT_SLEEPS_MS = 1000;

export interface Consent {
  /** What an acceptance would grant now; never more than was asked. */
  readonly capabilities: Capability[];
  readonly toggle: (capability: Capability) => void;
  readonly displayId: string;
  readonly setDisplayId: (id: string) => void;
  readonly awake: boolean;
  readonly answered: boolean;
  readonly answer: (answer: ConsentAnswer) => void;
}

/** The choices of one letter; they die with its window. */
export function useConsent(bridge: ConsentBridge, view: ConsentView): Consent {
  const asked = view.request.signed.demand.capabilities;
  const [refused, setRefused] = useState<ReadonlySet<Capability>>(new Set());
  const [chosenDisplay, setDisplayId] = useState<string | null>(null);
  const [answered, setAnswered] = useState(false);
  const awake = useAwake(bridge);

  const display = view.displays.find(({ id }) => id === chosenDisplay) ?? view.displays[0];
  const toggle = (capability: Capability): void => {
    const next = new Set(refused);
    if (!next.delete(capability)) next.add(capability);
    if (next.has('view')) next.add('control');
    setRefused(next);
  };
  return {
    capabilities: asked.filter((capability) => !refused.has(capability)),
    toggle,
    displayId: display?.id ?? '',
    setDisplayId,
    awake,
    answered,
    answer: (given) => {
      if (answered || (given.type === 'accept' && !awake)) return;
      setAnswered(true);
      // An answer that does not count can be given again.
      bridge.answer(given).then(
        (counts) => counts || setAnswered(false),
        () => setAnswered(false),
      );
    },
  };
}

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
