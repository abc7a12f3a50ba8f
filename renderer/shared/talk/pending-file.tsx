import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../parts/icon.tsx';
import { Icon } from '../parts/icon.tsx';
import { failureText } from '../refusal-text.ts';
import type { Pending } from './pending.ts';
import { sizeText } from './size-text.ts';

interface PendingFileProps {
  readonly file: Pending;
  readonly onAgain: () => void;
  readonly onDrop: () => void;
}

/** A file beside the words that it will be sent with: how much of it has arrived, and the way to take it back. */
export function PendingFile({ file, onAgain, onDrop }: PendingFileProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { name, bytes, received, state } = file;
  const failure = typeof state === 'object' ? state.failure : null;
  return (
    <li className={failure === null ? 'pending' : 'pending stopped'}>
      <Icon name={iconOf(state)} size={18} />
      <span className="pending-name">{name}</span>
      <span className="small soft figures">{sizeText(t, i18n.language, bytes)}</span>
      <button type="button" className="button quiet pending-drop" onClick={onDrop}>
        <Icon name="close" size={16} />
        <span className="visually-hidden">
          {t(state === 'moving' ? 'talk.file.cancel' : 'talk.file.remove', { name })}
        </span>
      </button>
      {state === 'moving' ? (
        <progress
          className="pending-progress"
          max={bytes}
          value={received}
          aria-label={t('talk.file.sending', { name })}
        />
      ) : null}
      {failure === null ? null : (
        <p className="small fault pending-fault" role="alert">
          {failure.type === 'malformed' ? t('talk.file.empty') : failureText(t, failure).what}{' '}
          {failure.type === 'unreachable' ? (
            <button type="button" className="link" onClick={onAgain}>
              {t('talk.file.again')}
            </button>
          ) : null}
        </p>
      )}
    </li>
  );
}

function iconOf(state: Pending['state']): IconName {
  if (typeof state === 'object') return 'alert';
  return state === 'arrived' ? 'check' : 'document';
}
