import { useCallback, useRef, useState } from 'react';
import type { Result } from '../../../../app/kernel/result.ts';
import type { AuditHealth } from '../../../../app/wire/requests/audit.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import type { Office } from '../../../state/office.ts';

export interface Verifying {
  readonly state: 'idle' | 'running' | 'done' | 'stopped' | LinkFailure;
  /** As far as the chain was followed; null before the first answer. */
  readonly health: AuditHealth | null;
  run(): Promise<void>;
  stop(): void;
}

/** Follows the chain part after part to its end, or to the first fault; stopping it is not asking for the next part. */
export function useVerifying({ link }: Office): Verifying {
  const [state, setState] = useState<Verifying['state']>('idle');
  const [health, setHealth] = useState<AuditHealth | null>(null);
  const turn = useRef(0);
  const run = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    setState('running');
    setHealth(null);
    let mark: AuditHealth['mark'] = null;
    do {
      const part: Result<AuditHealth, LinkFailure> = await link.request('audit.verify', { mark });
      if (turn.current !== mine) return;
      if (!part.ok) return setState(part.failure);
      setHealth(part.value);
      mark = part.value.mark;
    } while (mark !== null);
    setState('done');
  }, [link]);
  const stop = useCallback((): void => {
    turn.current += 1;
    setState('stopped');
  }, []);
  return { state, health, run, stop };
}
