import type { ReactElement } from 'react';
import { Icon } from './icon.tsx';

interface SortHeaderProps {
  readonly title: string;
  readonly sorted: false | 'asc' | 'desc';
  readonly onSort: () => void;
}

const SAID = { asc: 'ascending', desc: 'descending' } as const;

/** A column's title, which sorts by it; the arrow says which way. */
export function SortHeader({ title, sorted, onSort }: SortHeaderProps): ReactElement {
  return (
    <th scope="col" aria-sort={sorted === false ? 'none' : SAID[sorted]}>
      <button type="button" className="table-sort" onClick={onSort}>
        {title}
        <span className={sorted === false ? 'table-sort-arrow' : 'table-sort-arrow on'}>
          <Icon name={sorted === 'desc' ? 'down' : 'up'} size={14} />
        </span>
      </button>
    </th>
  );
}
