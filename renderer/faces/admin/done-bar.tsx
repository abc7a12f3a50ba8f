import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/icon.tsx';

/** What was just done, and how to undo it. */
export interface Done {
  readonly text: string;
  readonly undo?: () => void;
}

interface DoneBarProps {
  readonly done: Done | null;
  readonly onDismiss: () => void;
}

/** Stays until the next thing is done or somebody puts it away: nobody has to be quick. */
export function DoneBar({ done, onDismiss }: DoneBarProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div role="status" className={done === null ? 'visually-hidden' : 'done-bar'}>
      {done === null ? null : (
        <>
          <Icon name="check" size={18} />
          <p>{done.text}</p>
          {done.undo === undefined ? null : (
            <button type="button" className="link" onClick={done.undo}>
              {t('directory.done.undo')}
            </button>
          )}
          <button type="button" className="link" onClick={onDismiss}>
            {t('common.close')}
          </button>
        </>
      )}
    </div>
  );
}
