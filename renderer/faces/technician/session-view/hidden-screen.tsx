import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleState } from '../../../ports/peer/console-peer.ts';

export type Hidden = 'locked' | 'viewWithdrawn';

/** Why the last picture is covered; null while it may be seen, and before there is one. */
export function hiddenBy({ stream, rights }: Pick<ConsoleState, 'stream' | 'rights'>): Hidden | null {
  if (stream === null) return null;
  if (rights.locked) return 'locked';
  return rights.capabilities.includes('view') ? null : 'viewWithdrawn';
}

/** What stands in the place of a screen that is not to be read now. */
export function HiddenScreen({ why }: { readonly why: Hidden }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="session-connecting session-hidden" role="status">
      <h1>{t(`session.view.${why}`)}</h1>
      <p>{t(`session.view.${why}Next`)}</p>
    </div>
  );
}
