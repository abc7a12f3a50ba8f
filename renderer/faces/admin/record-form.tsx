import type { FormEvent, ReactElement, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/parts/dialog.tsx';
import { Refusal } from '../../shared/parts/refusal.tsx';
import { failureText } from '../../shared/refusal-text.ts';
import type { Sending } from './use-sending.ts';

interface RecordFormProps {
  readonly title: string;
  readonly sending: Sending;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Goes on with what is typed over the version that somebody else saved meanwhile. */
  readonly onTakeOver?: () => void;
  readonly submit: string;
  readonly children: ReactNode;
  /** What can be done with the record besides saving it. */
  readonly more?: ReactNode;
}

/** A record in a panel at the side; whatever the broker says, what was typed stays, and what is wrong is in sight. */
export function RecordForm(props: RecordFormProps): ReactElement {
  const { t } = useTranslation();
  const { failure, isSending, forget } = props.sending;
  const form = useRef<HTMLFormElement>(null);
  const refusal = useRef<HTMLDivElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries]);
  useEffect(() => {
    if (failure !== null) refusal.current?.scrollIntoView({ block: 'nearest' });
  }, [failure]);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isSending) return;
    props.onSubmit();
    setTries((before) => before + 1);
  };
  return (
    <Dialog title={props.title} side onClose={props.onClose}>
      <form ref={form} className="record" onSubmit={onSubmit} noValidate>
        {props.children}
        {failure === null ? null : (
          <div ref={refusal}>
            <Refusal text={failureText(t, failure)} icon="alert">
              {failure.type === 'changed-meanwhile' && props.onTakeOver !== undefined ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    props.onTakeOver?.();
                    forget();
                  }}
                >
                  {t('directory.form.takeOver')}
                </button>
              ) : null}
            </Refusal>
          </div>
        )}
        <div className="actions record-actions">
          <button type="submit" className="button strong" aria-disabled={isSending}>
            {props.submit}
          </button>
          <button type="button" className="button" onClick={props.onClose}>
            {t('common.cancel')}
          </button>
          <span className="record-more">{props.more}</span>
        </div>
      </form>
    </Dialog>
  );
}
