import type { FurtherAsked, RemoteSession } from '../../../../app/session/phase.ts';
import { isLive, isWaiting } from '../../../../app/session/phase.ts';

/** The question that waits for its answer; null when none does. */
export function openFurther(session: RemoteSession): FurtherAsked | null {
  const further = latestFurther(session);
  return isWaiting(further) ? further : null;
}

/** The latest question of a session that goes on, unless it was granted. */
export function latestFurther({ phase }: RemoteSession): FurtherAsked | null {
  return isLive(phase) ? phase.further : null;
}
