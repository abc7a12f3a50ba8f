import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Column } from './data-table.tsx';

interface TableRowsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly { readonly id: string; readonly row: Row }[];
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly openId: string | null;
  /** Page Up and Page Down: another page's rows take the place of these; with `stride`, more rows come after the last. */
  readonly onPage: (step: 1 | -1) => void;
  /** How many rows of a list without pages Page Up and Page Down walk. */
  readonly stride?: number;
}

/** One tab stop for all rows: arrows, Home and End walk them, Page Up and Page Down go by pages, Enter opens. */
export function TableRows<Row>({ columns, rows, onOpen, openId, onPage, stride }: TableRowsProps<Row>): ReactElement {
  const body = useRef<HTMLTableSectionElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const stop = rows.some(({ id }) => id === reached) ? reached : rows[0]?.id;
  const buttons = (): HTMLButtonElement[] => [
    ...(body.current?.querySelectorAll<HTMLButtonElement>('.table-open') ?? []),
  ];
  const walk = (at: number, step: 1 | -1, rowsAtOnce: number): void => {
    const all = buttons();
    all[Math.max(0, Math.min(at + step * rowsAtOnce, all.length - 1))]?.focus();
    if (at + step * rowsAtOnce >= all.length) onPage(step);
  };
  const turn = (from: HTMLElement | undefined, step: 1 | -1): void => {
    flushSync(() => onPage(step));
    // The row that had the focus went with its page: the next one's first row has it now.
    if (from?.isConnected !== true) buttons()[0]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = buttons();
    const at = all.findIndex((button) => button.contains(document.activeElement));
    if (at < 0) return;
    const page = PAGES[event.key];
    const to = STEPS[event.key]?.(at, all.length - 1);
    if (page === undefined && to === undefined) return;
    event.preventDefault();
    if (to !== undefined) all[to]?.focus();
    else if (page !== undefined && stride !== undefined) walk(at, page, stride);
    else if (page !== undefined) turn(all[at], page);
  };
  return (
    <tbody ref={body} onKeyDown={onKeyDown}>
      {rows.map(({ id, row }) => (
        <tr key={id} className={id === openId ? 'current' : undefined} aria-current={id === openId}>
          {columns.map((column, at) => {
            const kind = classOf(column);
            if (at > 0)
              return (
                <td key={column.id} className={kind}>
                  {contentOf(column, row)}
                </td>
              );
            return (
              <th key={column.id} scope="row" className={kind}>
                {onOpen === undefined ? (
                  contentOf(column, row)
                ) : (
                  <button
                    type="button"
                    className="table-open"
                    tabIndex={id === stop ? 0 : -1}
                    onFocus={() => setReached(id)}
                    onClick={() => onOpen(row)}
                  >
                    {contentOf(column, row)}
                  </button>
                )}
              </th>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

const PAGES: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 };

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

function contentOf<Row>({ show, value }: Column<Row>, row: Row): ReactNode {
  return show === undefined ? (value(row) ?? '–') : show(row);
}

function classOf({ figures, wraps }: Pick<Column<never>, 'figures' | 'wraps'>): string | undefined {
  if (figures === true) return 'figures';
  return wraps === true ? 'wraps' : undefined;
}
