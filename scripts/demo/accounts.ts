import { cast } from '../stage/cast.ts';
import type { Account } from './guide.ts';
import type { Say } from './words.mjs';

/** Those of the cast that a visitor may want to be. */
export function accountsOf(say: Say): readonly Account[] {
  const { karim, sophie, camille, administrator } = cast;
  return [
    { ...karim, part: say('demo.guide.technician', { level: karim.level }) },
    { ...sophie, part: say('demo.guide.technician', { level: sophie.level }) },
    { ...administrator, part: say('demo.guide.administrator') },
    { ...camille, part: say('demo.guide.employee') },
  ];
}
