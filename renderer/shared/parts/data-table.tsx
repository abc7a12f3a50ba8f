import {
  columnFilteringFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ReactElement, ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsWords } from '../matching.ts';
import { TablePages } from './table-pages.tsx';
import { TableRows } from './table-rows.tsx';
import { SortHeader } from './table-sort-header.tsx';
import { TextField } from './text-field.tsx';

/** One column; the first of a table names its row. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** What sorting and finding go by; null stands last. */
  readonly value: (row: Row) => string | number | null;
  /** What is shown instead of the value. */
  readonly show?: (row: Row) => ReactNode;
  /** Tabular figures, for numbers and times. */
  readonly figures?: boolean;
  /** Takes more than one line where it has to, for words rather than names. */
  readonly wraps?: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists; read by screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Opens a row: its name becomes a button, walked with the arrow keys. */
  readonly onOpen?: (row: Row) => void;
  /** The row whose details are open now. */
  readonly openId?: string | null;
  readonly sortedBy?: { readonly id: string; readonly descending: boolean };
  readonly pageSize?: number;
  /** Filters and the like, beside the search. */
  readonly tools?: ReactNode;
  /** Whoever gives the rows searches them: the table has no search of its own. */
  readonly isFoundElsewhere?: boolean;
}

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  rowPaginationFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
});

/** Rows of 36 pixels: found as one types, sorted by any column, a page at a time, by keyboard alone. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { t, i18n } = useTranslation();
  const { columns, rows, pageSize = 50 } = props;
  const data = useMemo(() => rows.map((row) => ({ row })), [rows]);
  const table = useTable({
    features,
    data,
    columns: useMemo(() => columns.map(definitionIn<Row>(i18n.language)), [columns, i18n.language]),
    getRowId: ({ row }) => props.rowId(row),
    globalFilterFn: ({ original }, _column, typed: unknown) =>
      holdsWords(columns.map(({ value }) => value(original.row) ?? '').join(' '), String(typed)),
    getColumnCanGlobalFilter: ({ id }) => id === columns[0]?.id,
    enableSortingRemoval: false,
    sortDescFirst: false,
    autoResetPageIndex: false,
    initialState: {
      pagination: { pageIndex: 0, pageSize },
      sorting: [{ id: props.sortedBy?.id ?? columns[0]?.id ?? '', desc: props.sortedBy?.descending ?? false }],
    },
  });
  const { globalFilter, pagination } = table.state;
  const typed = typeof globalFilter === 'string' ? globalFilter : '';
  const found = table.getFilteredRowModel().rows.length;
  const page = Math.min(pagination.pageIndex, Math.max(0, Math.ceil(found / pageSize) - 1));
  const shown = table.getSortedRowModel().rows.slice(page * pageSize, (page + 1) * pageSize);
  const find = (words: string): void => {
    table.setGlobalFilter(words);
    table.setPageIndex(0);
  };
  return (
    <div className="table-whole">
      <div className="table-tools">
        {props.isFoundElsewhere === true ? null : (
          <div className="table-find">
            <TextField label={t('common.table.find')} value={typed} onChange={find} />
          </div>
        )}
        {props.tools}
        <p className="soft figures table-count" role="status">
          {t('common.table.shown', { count: found })}
        </p>
      </div>
      <div className="table-scroll">
        <table className="table">
          <caption className="visually-hidden">{props.caption}</caption>
          <thead>
            <tr>
              {table.getFlatHeaders().map(({ id, column }) => (
                <SortHeader
                  key={id}
                  title={columns.find((one) => one.id === id)?.title ?? id}
                  sorted={column.getIsSorted()}
                  onSort={() => column.toggleSorting(column.getIsSorted() === 'asc')}
                />
              ))}
            </tr>
          </thead>
          <TableRows
            columns={columns}
            rows={shown.map(({ id, original }) => ({ id, row: original.row }))}
            onOpen={props.onOpen}
            openId={props.openId ?? null}
            onPage={(step) => table.setPageIndex(clamp(page + step, found, pageSize))}
          />
        </table>
      </div>
      {found === 0 && typed === '' ? <p className="soft table-none">{t('common.table.empty')}</p> : null}
      {found === 0 && typed !== '' ? (
        <div className="table-none">
          <p className="soft">{t('common.table.none')}</p>
          <button type="button" className="button" onClick={() => find('')}>
            {t('common.table.clear')}
          </button>
        </div>
      ) : null}
      <TablePages page={page} pageSize={pageSize} all={found} onPage={(wanted) => table.setPageIndex(wanted)} />
    </div>
  );
}

const clamp = (page: number, found: number, pageSize: number): number =>
  Math.max(0, Math.min(page, Math.ceil(found / pageSize) - 1));

/** The rows are boxed because the table's own types take records alone. */
const definitionIn =
  <Row,>(language: string) =>
  ({ id, value }: Column<Row>) => ({
    id,
    accessorFn: ({ row }: { readonly row: Row }) => value(row) ?? undefined,
    sortUndefined: 'last' as const,
    sortFn: (
      one: { getValue: (id: string) => unknown },
      other: { getValue: (id: string) => unknown },
      column: string,
    ): number => compare(language, one.getValue(column), other.getValue(column)),
  });

/** Numbers by size, words as the reader's language orders them, `N2` before `N10`. */
function compare(language: string, one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other), language, { numeric: true });
}
