import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '../../../../app/ticket/priority.ts';

interface PriorityMarkProps {
  readonly priority: Priority;
  /** A technician gave it against the matrix. */
  readonly given?: boolean;
}

/** The priority as it is said, heavier the sooner it is; a dot says that somebody gave it by hand. */
export function PriorityMark({ priority, given = false }: PriorityMarkProps): ReactElement {
  const { t } = useTranslation();
  return (
    <span className={`priority p${priority}${given ? ' given' : ''}`}>
      <span className="visually-hidden">{t('desk.priority.name')} </span>P{priority}
      {given ? <span className="visually-hidden"> {t('desk.priority.given')}</span> : null}
    </span>
  );
}
