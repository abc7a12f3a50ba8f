import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '../../../../app/session/phase.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import type { ConsoleState } from '../../../ports/peer/console-peer.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { leftOf } from '../../../shared/time.ts';
import { useNow } from '../../../shared/use-now.ts';
import type { Desk, FurtherWish } from '../../../state/desk.ts';
import { openFurther } from './open-further.ts';

interface AskMoreProps {
  readonly desk: Pick<Desk, 'askFurther' | 'withdrawFurther'>;
  readonly session: RemoteSession;
  readonly state: ConsoleState;
  /** The broker's clock, in milliseconds. */
  readonly clock: () => number;
  readonly onFailure: (failure: LinkFailure | null) => void;
}

/** More rights or more time, asked of the person at the other end; one question at a time. */
export function AskMore({ desk, session, state, clock, onFailure }: AskMoreProps): ReactElement | null {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const now = useNow(clock, 500);
  const open = openFurther(session);
  const settle = async (act: () => Promise<LinkFailure | null>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    onFailure(await act());
    setBusy(false);
  };
  if (state.phase !== 'live') return null;
  if (open !== null)
    return (
      <>
        <p className="badge" role="status">
          <Icon name="hourglass" size={16} />
          {t('session.further.waiting', { time: leftOf(t, open.answerBy - now) })}
        </p>
        <button
          type="button"
          className="button"
          aria-label={t('session.further.withdrawFull')}
          aria-disabled={busy}
          onClick={() => void settle(desk.withdrawFurther)}
        >
          <Icon name="back" size={18} />
          {t('session.further.withdraw')}
        </button>
      </>
    );

  const lacks = (one: 'view' | 'control'): boolean => !state.rights.capabilities.includes(one);
  const button = (icon: IconName, name: string, wish: FurtherWish): ReactElement => (
    <button
      type="button"
      className="button"
      aria-disabled={busy}
      onClick={() => void settle(() => desk.askFurther(wish))}
    >
      <Icon name={icon} size={18} />
      {name}
    </button>
  );
  return (
    <>
      {lacks('view') ? button('eye', t('session.further.view'), { capabilities: ['view'], minutes: 0 }) : null}
      {lacks('control') && !lacks('view')
        ? button('hand', t('session.further.control'), { capabilities: ['control'], minutes: 0 })
        : null}
      {button('clock', t('session.further.time', { minutes: MORE_MINUTES }), {
        capabilities: [],
        minutes: MORE_MINUTES,
      })}
    </>
  );
}

const MORE_MINUTES = 10;
