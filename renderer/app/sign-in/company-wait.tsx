import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../shared/parts/notice.tsx';

interface CompanyWaitProps {
  readonly name: string;
  readonly onGiveUp: () => void;
}

/** The system's browser is open at the company's: this window waits, and can be told not to. */
export function CompanyWait({ name, onGiveUp }: CompanyWaitProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="entry-title">{t('identity.company.title', { name })}</h1>
      <Notice icon="hourglass" title={t('identity.company.waiting')}>
        <p>{t('identity.company.next')}</p>
      </Notice>
      <button type="button" className="button large" onClick={onGiveUp}>
        {t('identity.company.giveUp')}
      </button>
    </>
  );
}
