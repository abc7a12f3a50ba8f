import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '../../../../app/wire/requests/audit.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { TableRows } from '../../../shared/parts/table-rows.tsx';
import { momentOf } from '../../../shared/time.ts';
import { aboutOf, actorOf, kindOf } from './event-words.ts';

interface EventListProps {
  readonly lines: readonly AuditLine[];
  readonly openId: string | null;
  readonly onOpen: (line: AuditLine) => void;
  /** Page Down beyond the end asks for what is older. */
  readonly onOlder: () => void;
}

/** The newest first, in the chain's own order, which no click on a column may change. */
export function EventList({ lines, openId, onOpen, onOlder }: EventListProps): ReactElement {
  const { t, i18n } = useTranslation();
  const columns = useMemo(() => columnsOf(t, i18n.language), [t, i18n.language]);
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="visually-hidden">{t('admin.sections.audit')}</caption>
        <thead>
          <tr>
            {columns.map(({ id, title }) => (
              <th key={id} scope="col" className="audit-column">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <TableRows
          columns={columns}
          rows={lines.map((line) => ({ id: line.event.id, row: line }))}
          onOpen={onOpen}
          openId={openId}
          stride={STRIDE}
          onPage={onOlder}
        />
      </table>
    </div>
  );
}

/** About a screenful. */
const STRIDE = 15;

const columnsOf = (t: TFunction, language: string): Column<AuditLine>[] => [
  {
    id: 'time',
    title: t('audit.columns.time'),
    value: ({ event }) => event.at,
    show: ({ event }) => momentOf(language, event.at),
    figures: true,
  },
  { id: 'kind', title: t('audit.columns.kind'), value: ({ event }) => kindOf(t, event.kind) },
  { id: 'actor', title: t('audit.columns.actor'), value: (line) => actorOf(t, line) },
  { id: 'about', title: t('audit.columns.about'), value: (line) => aboutOf(t, line), figures: true },
  { id: 'seq', title: t('audit.columns.seq'), value: ({ event }) => event.seq, figures: true },
];
