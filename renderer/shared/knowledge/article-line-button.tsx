import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleLine } from '../../../app/wire/requests/knowledge.ts';

interface ArticleLineButtonProps {
  readonly line: ArticleLine;
  readonly current?: boolean;
  readonly onOpen: () => void;
}

/** An article in a list: its title, and what distinguishes it there. */
export function ArticleLineButton({ line, current = false, onOpen }: ArticleLineButtonProps): ReactElement {
  const { t } = useTranslation();
  const { title, category, state, pending, solved, audience } = line;
  return (
    <button type="button" className="article-line" aria-current={current} onClick={onOpen}>
      <span>{title}</span>
      <span className="article-line-more">
        <span>{t(`knowledge.category.${category}`)}</span>
        {state === 'published' ? null : <span>{t(`knowledge.state.${state}`)}</span>}
        {state === 'published' && pending !== null ? <span>{t(`knowledge.pending.${pending}`)}</span> : null}
        {audience === 'technicians' ? <span>{t('knowledge.audience.technicians')}</span> : null}
        {solved === 0 ? null : <span>{t('knowledge.solvedTimes', { count: solved })}</span>}
      </span>
    </button>
  );
}
