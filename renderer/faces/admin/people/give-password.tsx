import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { onEnter } from '../on-enter.ts';
import { useSending } from '../use-sending.ts';
import { FirstPassword } from './first-password.tsx';
import { makePassword } from './make-password.ts';

interface GivePasswordProps {
  readonly office: Office;
  readonly personId: Id;
  readonly onClose: () => void;
  readonly onGiven: (password: string) => void;
}

/** A password is there to be passed on before anything happens; the administrator may write another. */
export function GivePassword({ office, personId, onClose, onGiven }: GivePasswordProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const [password, setPassword] = useState(makePassword);
  const [tried, setTried] = useState(false);
  const isShort = password.length < 12;
  const give = async (): Promise<void> => {
    if (isShort) return setTried(true);
    if ((await sending.send('identity.give-password', { personId, password })) !== null) onGiven(password);
  };
  return (
    <Notice icon="key" title={t('identity.give.title')}>
      <p>{t('identity.give.lead')}</p>
      <fieldset onKeyDown={onEnter(() => void give())}>
        <FirstPassword
          label={t('identity.give.label')}
          hint={t('identity.give.hint')}
          password={password}
          isFaulty={tried && isShort}
          onChange={setPassword}
        />
      </fieldset>
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      <div className="actions">
        <button type="button" className="button" aria-disabled={sending.isSending} onClick={() => void give()}>
          {t('identity.give.confirm')}
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </Notice>
  );
}
