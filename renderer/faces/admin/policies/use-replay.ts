import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../../app/kernel/result.ts';
import type { Cursor, ReplayChange, ReplayPart } from '../../../../app/wire/requests/policy.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import type { Office } from '../../../state/office.ts';

export interface Replay {
  readonly state: 'idle' | 'running' | 'stopped' | 'done' | LinkFailure;
  readonly examined: number;
  readonly total: number;
  readonly changes: readonly ReplayChange[];
  run(): Promise<void>;
  /** What was seen so far stays. */
  stop(): void;
}

const NOTHING = { examined: 0, total: 0, changes: [] as readonly ReplayChange[] };

/** Asks part after part until the month is through or nobody looks any more; a new run leaves the one before behind. */
export function useReplay({ link }: Office): Replay {
  const [state, setState] = useState<Replay['state']>('idle');
  const [seen, setSeen] = useState(NOTHING);
  const turn = useRef(0);
  const run = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    setState('running');
    setSeen(NOTHING);
    let after: Cursor | null = null;
    do {
      const part: Result<ReplayPart, LinkFailure> = await link.request('policy.replay', {
        after,
      });
      if (turn.current !== mine) return;
      if (!part.ok) return setState(part.failure);
      const { examined, total, changes } = part.value;
      setSeen((before) => ({ examined: before.examined + examined, total, changes: [...before.changes, ...changes] }));
      after = part.value.next;
    } while (after !== null);
    setState('done');
  }, [link]);
  const stop = useCallback((): void => {
    turn.current += 1;
    setState((now) => (now === 'running' ? 'stopped' : now));
  }, []);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  return { state, ...seen, run, stop };
}
