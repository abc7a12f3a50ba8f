import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface TablePagesProps {
  /** From 0. */
  readonly page: number;
  readonly pageSize: number;
  readonly all: number;
  readonly onPage: (page: number) => void;
}

/** Nothing while everything fits on one page. */
export function TablePages({ page, pageSize, all, onPage }: TablePagesProps): ReactElement | null {
  const { t } = useTranslation();
  if (all <= pageSize) return null;
  const from = page * pageSize + 1;
  const to = Math.min(all, from + pageSize - 1);
  return (
    <nav className="table-pages" aria-label={t('common.table.pages')}>
      <button type="button" className="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('common.table.previous')}
      </button>
      <p className="figures" role="status">
        {t('common.table.page', { from, to, all })}
      </p>
      <button type="button" className="button" disabled={to === all} onClick={() => onPage(page + 1)}>
        {t('common.table.next')}
      </button>
    </nav>
  );
}
