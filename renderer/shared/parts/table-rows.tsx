import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { Column } from './data-table.tsx';

interface TableRowsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly { readonly id: string; readonly row: Row }[];
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly openId: string | null;
  readonly onPage: (step: 1 | -1) => void;
}

/** One tab stop for all rows: arrows, Home and End walk them, Page Up and Page Down turn the page, Enter opens. */
export function TableRows<Row>({ columns, rows, onOpen, openId, onPage }: TableRowsProps<Row>): ReactElement {
  const body = useRef<HTMLTableSectionElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const stop = rows.some(({ id }) => id === reached) ? reached : rows[0]?.id;
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(body.current?.querySelectorAll<HTMLButtonElement>('.table-open') ?? [])];
    const at = buttons.findIndex((button) => button.contains(document.activeElement));
    if (at < 0) return;
    if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault();
      onPage(event.key === 'PageDown' ? 1 : -1);
      return;
    }
    const to = STEPS[event.key]?.(at, buttons.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return (
    <tbody ref={body} onKeyDown={onKeyDown}>
      {rows.map(({ id, row }) => (
        <tr key={id} className={id === openId ? 'current' : undefined} aria-current={id === openId}>
          {columns.map((column, at) => {
            const figures = column.figures === true ? 'figures' : undefined;
            if (at > 0)
              return (
                <td key={column.id} className={figures}>
                  {contentOf(column, row)}
                </td>
              );
            return (
              <th key={column.id} scope="row" className={figures}>
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

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

function contentOf<Row>({ show, value }: Column<Row>, row: Row): ReactNode {
  return show === undefined ? (value(row) ?? '–') : show(row);
}
