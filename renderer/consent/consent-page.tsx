import type { ReactElement } from 'react';
import type { ConsentBridge, ConsentView } from '../../app/wire/bridge.ts';
import { useAppearance } from '../shared/use-appearance.ts';
import { useLive } from '../shared/use-live.ts';
import { FirstLetter } from './first-letter.tsx';
import { FurtherLetter } from './further-letter.tsx';

interface ConsentPageProps {
  readonly bridge: ConsentBridge;
  readonly first: ConsentView;
}

/** One letter, one answer: for a session, or for what is asked on top of one that goes on. */
export function ConsentPage({ bridge, first }: ConsentPageProps): ReactElement {
  const view = useLive(bridge.view, bridge.onView, first);
  useAppearance(view.appearance);
  return view.kind === 'first' ? (
    <FirstLetter bridge={bridge} view={view} />
  ) : (
    <FurtherLetter bridge={bridge} view={view} />
  );
}
