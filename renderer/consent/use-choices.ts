import { useState } from 'react';
import type { Capability } from '../../app/consent/capability.ts';
import type { GrantedDisplay } from '../../app/consent/grant.ts';

export interface Choices {
  /** What an acceptance would grant now; never more than was asked. */
  readonly capabilities: Capability[];
  readonly toggle: (capability: Capability) => void;
  readonly displayId: string;
  readonly setDisplayId: (id: string) => void;
}

/** The choices of one letter; they die with its window. */
export function useChoices(asked: readonly Capability[], displays: readonly GrantedDisplay[]): Choices {
  const [refused, setRefused] = useState<ReadonlySet<Capability>>(new Set());
  const [chosenDisplay, setDisplayId] = useState<string | null>(null);
  const display = displays.find(({ id }) => id === chosenDisplay) ?? displays[0];
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
  };
}
