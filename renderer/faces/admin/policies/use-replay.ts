import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReplayChange, Replayed } from '../../../../app/wire/requests/policy.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import type { Office } from '../../../state/office.ts';
import { replayParts } from './replay-parts.ts';

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

/** Goes on until the month is through or nobody looks any more; a new run leaves the one before behind. `of` is what it was first. */
export function useReplay({ link }: Office, of: Replayed): Replay {
  const [wanted] = useState(of);
  const [state, setState] = useState<Replay['state']>('idle');
  const [seen, setSeen] = useState(NOTHING);
  const turn = useRef(0);
  const run = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    setState('running');
    setSeen(NOTHING);
    const end = await replayParts<LinkFailure>({
      ask: (after) => link.request('policy.replay', { of: wanted, after }),
      seen: ({ examined, total, changes }) =>
        setSeen((before) => ({
          examined: before.examined + examined,
          total,
          changes: [...before.changes, ...changes],
        })),
      isWanted: () => turn.current === mine,
    });
    if (end !== 'left') setState(end);
  }, [link, wanted]);
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

/** The same, begun as soon as it is looked at. */
export function useReplayAtOnce(office: Office, of: Replayed): Replay {
  const replay = useReplay(office, of);
  const { run } = replay;
  useEffect(() => void run(), [run]);
  return replay;
}
