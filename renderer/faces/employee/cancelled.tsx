import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../shared/parts/notice.tsx';

/** A request has just been cancelled: said before the next one is written. */
export function Cancelled({ reference }: { readonly reference: string | null }): ReactElement {
  const { t } = useTranslation();
  return (
    <Notice
      icon="check"
      tone="good"
      title={reference === null ? t('employee.cancelled.waiting') : t('employee.cancelled.title', { reference })}
    >
      <p className="small">{t('employee.cancelled.body')}</p>
    </Notice>
  );
}
