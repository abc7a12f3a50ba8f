import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../shared/parts/notice.tsx';

interface CancelledProps {
  /** Null while nothing has just been; its reference is null where it had none yet. */
  readonly cancelled: { readonly reference: string | null } | null;
}

/** A request has just been cancelled: said before the next one is written. */
export function Cancelled({ cancelled }: CancelledProps): ReactElement | null {
  const { t } = useTranslation();
  if (cancelled === null) return null;
  const { reference } = cancelled;
  return (
    <Notice
      icon="check"
      tone="good"
      title={reference === null ? t('employee.cancelled.waiting') : t('employee.cancelled.title', { reference })}
    >
      {reference === null ? null : <p className="small">{t('employee.cancelled.body')}</p>}
    </Notice>
  );
}
