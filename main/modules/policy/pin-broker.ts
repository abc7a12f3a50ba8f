import type { KeyPin, PinAnswer } from '../../../app/wire/bridge.ts';
import type { WorkstationRules } from './workstation-rules.ts';

export interface PinParts {
  readonly rules: Pick<WorkstationRules, 'pinObstacle' | 'pinAnew'>;
  /** Asks the person outside every page. */
  readonly confirm: (change: KeyPin) => Promise<boolean>;
}

/** A page can do no more than bring the question up, once at a time; what was shown may have changed by the answer. */
export function pinOnPurpose({ rules, confirm }: PinParts): (change: KeyPin) => Promise<PinAnswer> {
  let isAsking = false;
  return async (change) => {
    const obstacle = rules.pinObstacle(change);
    if (obstacle !== null) return obstacle.type;
    if (isAsking) return 'kept';
    isAsking = true;
    try {
      if (!(await confirm(change))) return 'kept';
    } finally {
      isAsking = false;
    }
    const pinned = rules.pinAnew(change);
    return pinned.ok ? 'pinned' : pinned.failure.type;
  };
}
