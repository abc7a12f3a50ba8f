import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolmentToken } from '../../../../app/directory/enrolment.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { dateOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { useSending } from '../use-sending.ts';

interface TokenLineProps {
  readonly token: EnrolmentToken;
  readonly office: Office;
}

/** How far a token was used, and taking it back: asked twice, because no token comes back. */
export function TokenLine({ token, office }: TokenLineProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [asks, setAsks] = useState(false);
  const sending = useSending(office);
  const isOver = token.revokedAt !== null || token.expiresAt <= office.now() || token.uses >= token.maxUses;
  const withdraw = async (): Promise<void> => {
    if ((await sending.send('enrolment.withdraw', { id: token.id })) !== null) setAsks(false);
  };
  return (
    <li className={isOver ? 'soft' : undefined}>
      <span>{token.name}</span>
      <span className="small figures">
        {t('directory.fleet.used', { uses: token.uses, most: token.maxUses })} ·{' '}
        {token.revokedAt === null
          ? t('directory.fleet.until', { day: dateOf(i18n.language, token.expiresAt) })
          : t('directory.fleet.withdrawn')}
      </span>
      {isOver || asks ? null : (
        <button type="button" className="link" onClick={() => setAsks(true)}>
          {t('directory.fleet.withdraw')}
          <span className="visually-hidden"> {token.name}</span>
        </button>
      )}
      {asks ? (
        <Notice icon="alert" title={t('directory.fleet.withdrawSure')}>
          <p>{t('directory.fleet.withdrawWhat')}</p>
          <div className="actions">
            <button type="button" className="button" aria-disabled={sending.isSending} onClick={() => void withdraw()}>
              {t('directory.fleet.withdrawNow')}
            </button>
            <button type="button" className="button quiet" onClick={() => setAsks(false)}>
              {t('common.cancel')}
            </button>
          </div>
        </Notice>
      ) : null}
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
    </li>
  );
}
