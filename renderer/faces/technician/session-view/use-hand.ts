import { useEffect, useRef, useState } from 'react';
import type { ConsoleConnection, ConsoleState } from '../../../ports/peer/console-peer.ts';

export interface Hand {
  /** Control is granted, and there is a picture to see what it does. */
  readonly mayDrive: boolean;
  readonly driving: boolean;
  reach(wants: boolean): void;
}

/**
 * The technician's hand on the other mouse, told to the workstation as it comes and goes. One that was taken away does
 * not come back by itself when it may: the technician reaches out anew.
 */
export function useHand(connection: Pick<ConsoleConnection, 'send'>, state: ConsoleState, ending: boolean): Hand {
  const [wants, setWants] = useState(false);
  const { capabilities, locked } = state.rights;
  const mayDrive = capabilities.includes('control') && capabilities.includes('view');
  if (wants && (!mayDrive || locked)) setWants(false);
  const driving = wants && mayDrive && !locked && state.phase === 'live' && !ending;
  const drove = useRef(false);
  useEffect(() => {
    if (driving === drove.current) return;
    drove.current = driving;
    connection.send({ type: driving ? 'control-taken' : 'control-released' });
  }, [driving, connection]);
  return { mayDrive, driving, reach: setWants };
}
