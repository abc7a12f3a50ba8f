import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleLine } from '../../../app/wire/requests/knowledge.ts';
import { Icon } from '../../shared/parts/icon.tsx';

interface SuggestionsProps {
  readonly lines: readonly ArticleLine[];
  readonly onOpen: (line: ArticleLine) => void;
}

/** What may solve it at once, under the words that are being typed; nothing there, nothing shown. */
export function Suggestions({ lines, onOpen }: SuggestionsProps): ReactElement {
  const { t } = useTranslation();
  const shown = lines.slice(0, MOST);
  return (
    <section className="suggestions" aria-label={t('employee.advice.title')}>
      <p className="visually-hidden" role="status">
        {shown.length === 0 ? '' : t('employee.advice.found', { count: shown.length })}
      </p>
      {shown.length === 0 ? null : <p className="small soft">{t('employee.advice.title')}</p>}
      {shown.map((line) => (
        <button key={line.id} type="button" className="suggestion" onClick={() => onOpen(line)}>
          <Icon name="document" size={18} />
          <span>
            {line.title}
            {line.solved === 0 ? null : (
              <span className="small soft">{t('employee.advice.solved', { count: line.solved })}</span>
            )}
          </span>
          <Icon name="arrow" size={16} />
        </button>
      ))}
    </section>
  );
}

/** The question under it stays in sight. */
const MOST = 2;
