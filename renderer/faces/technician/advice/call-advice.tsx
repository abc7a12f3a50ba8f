import type { ReactElement } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recommendation } from '../../../../app/advice/circumstances.ts';
import { isSame } from '../../../../app/advice/decision.ts';
import type { IntakeDraft } from '../../../ports/intake-draft.ts';
import { levelText, priorityText } from './advice-text.ts';
import { useFollowKey } from './use-follow-key.ts';
import './advice.css';

interface CallAdviceProps {
  readonly draft: IntakeDraft;
  readonly recommendation: Recommendation;
  readonly onChange: (part: Partial<IntakeDraft>) => void;
}

/** What is recommended while somebody talks; it changes with what is judged, and what was followed then counts no more. */
export function CallAdvice({ draft, recommendation, onChange }: CallAdviceProps): ReactElement {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { level, priority } = recommendation;
  const isFollowed = draft.followed !== null && isSame(draft.followed, recommendation);
  const toggle = (): void => onChange({ followed: isFollowed ? null : { level, priority } });
  useFollowKey(box, toggle);
  return (
    <div ref={box} className="call-advice">
      <div role="status">
        <p data-advice="level">{levelText(t, recommendation)}</p>
        <p data-advice="priority">{priorityText(t, recommendation)}</p>
      </div>
      <button type="button" className="button" aria-pressed={isFollowed} aria-keyshortcuts="Alt+R" onClick={toggle}>
        {isFollowed ? t('advice.followed') : t('advice.follow')} <kbd>{t('advice.key')}</kbd>
      </button>
    </div>
  );
}
