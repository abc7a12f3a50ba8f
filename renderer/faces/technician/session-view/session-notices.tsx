import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FurtherAsked, RefusalReason, RemoteSession } from '../../../../app/session/phase.ts';
import { isWaiting } from '../../../../app/session/phase.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import type { ConsoleState } from '../../../ports/peer/console-peer.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import type { RefusalText } from '../../../shared/refusal-text.ts';
import { failureText } from '../../../shared/refusal-text.ts';
import { removalText } from '../../../shared/removal-text.ts';
import { latestFurther, openFurther } from './open-further.ts';

interface SessionNoticesProps {
  readonly session: RemoteSession;
  readonly state: ConsoleState;
  /** Why more could not even be asked for. */
  readonly failure: LinkFailure | null;
  readonly brokerAway: boolean;
}

type Refused = NonNullable<ConsoleState['refused']>;

interface Told {
  readonly key: string;
  readonly icon: IconName;
  readonly text: string;
  readonly more?: string;
}

/** What stands between the technician and the screen right now, over the picture and never in its way. */
export function SessionNotices({ session, state, failure, brokerAway }: SessionNoticesProps): ReactElement {
  const { t } = useTranslation();
  const { pictureHeld, inputHeld, locked, capabilities, revoked } = state.rights;
  const asked = latestFurther(session);
  const settled = useRecent(asked !== null && !isWaiting(asked) ? asked : null, READ_MS, asked?.signed.demand.id);
  const failed = useRecent(failure, READ_MS);
  const live = state.phase === 'live';
  const blocked = useRecent(state.refused, GLANCE_MS);
  const told: readonly (Told | false)[] = [
    state.phase === 'interrupted' && {
      key: 'interrupted',
      icon: 'offline',
      text: t('session.view.interrupted'),
      more: t('session.view.interruptedNext'),
    },
    ...revoked.map((removal) => ({
      key: `revoked-${removal.capability}`,
      icon: 'lock' as const,
      text: removalText(t, removal),
    })),
    settled !== null && {
      key: 'settled',
      icon: settled.refused === null ? 'back' : 'lock',
      text: settledText(t, settled),
    },
    failed !== null && { key: 'failed', icon: 'lock', ...noticeOf(failureText(t, failed)) },
    live &&
      capabilities.includes('view') &&
      pictureHeld &&
      !locked && {
        key: 'picture',
        icon: 'pause',
        text: t(openFurther(session) === null ? 'session.view.pictureHeld' : 'session.further.reading'),
      },
    live &&
      inputHeld &&
      !pictureHeld &&
      blocked === null && { key: 'input', icon: 'pause', text: t('session.view.inputHeld') },
    live &&
      blocked !== null &&
      !locked && { key: 'blocked', icon: 'hand', text: t(`session.view.blocked.${blockedKey(blocked)}`) },
    brokerAway && { key: 'broker', icon: 'offline', text: t('session.view.brokerAway') },
  ];
  return (
    <div className="session-notices" role="status">
      {told.filter(isTold).map(({ key, icon, text, more }) => (
        <p key={key} className="session-notice">
          <Icon name={icon} size={18} />
          <span>{text}</span>
          {more === undefined ? null : <span className="small">{more}</span>}
        </p>
      ))}
    </div>
  );
}

const isTold = (told: Told | false): told is Told => told !== false;

function blockedKey({ why }: Refused): 'local-hand' | 'own-window' | 'consent-open' | 'other' {
  return why === 'local-hand' || why === 'own-window' || why === 'consent-open' ? why : 'other';
}

const noticeOf = ({ what, next }: RefusalText): Pick<Told, 'text' | 'more'> => ({ text: what, more: next });

function settledText(t: TFunction, { refused }: FurtherAsked): string {
  if (refused === null) return t('session.further.withdrawn');
  return t(`session.further.refused.${refusedKey(refused)}`);
}

function refusedKey(refused: RefusalReason): 'declined' | 'no-answer' | 'other' {
  if (refused === 'nobody-there') return 'no-answer';
  return refused === 'declined' || refused === 'no-answer' ? refused : 'other';
}

/** The last of its kind for as long as it takes to read it; another one, by its `key`, starts anew. */
function useRecent<T extends object>(last: T | null, ms: number, key: unknown = last): T | null {
  const current = last === null ? null : key;
  const [faded, setFaded] = useState<unknown>(null);
  useEffect(() => {
    const timer = setTimeout(() => setFaded(current), ms);
    return () => clearTimeout(timer);
  }, [current, ms]);
  return current === faded ? null : last;
}

const GLANCE_MS = 3000;
const READ_MS = 8000;
