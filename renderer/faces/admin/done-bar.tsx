import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../app/kernel/result.ts';
import type { LinkFailure } from '../../ports/broker/link.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { Refusal } from '../../shared/parts/refusal.tsx';
import { failureText } from '../../shared/refusal-text.ts';

/** What was just done, and how to undo it. */
export interface Done {
  readonly text: string;
  readonly undo?: () => Promise<Result<unknown, LinkFailure>>;
}

interface DoneBarProps {
  readonly done: Done | null;
  readonly onDismiss: () => void;
}

/** Stays until the next thing is done or somebody puts it away: nobody has to be quick. */
export function DoneBar({ done, onDismiss }: DoneBarProps): ReactElement {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<{ readonly done: Done; readonly failure: LinkFailure } | null>(null);
  const undo = async (): Promise<void> => {
    if (done?.undo === undefined) return;
    const answer = await done.undo();
    if (answer.ok) onDismiss();
    else setRefused({ done, failure: answer.failure });
  };
  return (
    <>
      <div role="status" className={done === null ? 'visually-hidden' : 'done-bar'}>
        {done === null ? null : (
          <>
            <Icon name="check" size={18} />
            <p>{done.text}</p>
            {done.undo === undefined ? null : (
              <button type="button" className="link" onClick={() => void undo()}>
                {t('directory.done.undo')}
              </button>
            )}
            <button type="button" className="link" onClick={onDismiss}>
              {t('common.close')}
            </button>
          </>
        )}
      </div>
      {refused !== null && refused.done === done ? (
        <Refusal text={failureText(t, refused.failure)} icon="alert" />
      ) : null}
    </>
  );
}
