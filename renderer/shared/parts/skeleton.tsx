import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const WIDTHS = ['92%', '68%', '81%', '55%', '74%', '88%', '61%', '47%'];

/** Grey lines where text is about to be; they show only when it takes longer than 200 ms. At most eight. */
export function Skeleton({ lines }: { readonly lines: number }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="skeletons" role="status" aria-label={t('common.loading')}>
      {WIDTHS.slice(0, lines).map((width) => (
        <div key={width} className="skeleton" style={{ width }} />
      ))}
    </div>
  );
}
