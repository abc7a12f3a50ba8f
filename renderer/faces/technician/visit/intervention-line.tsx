import type { ReactElement, ReactNode } from 'react';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';

interface InterventionLineProps {
  readonly icon: IconName;
  readonly kind: 'telephone' | 'remote' | 'on-site';
  readonly title: string;
  readonly badge: string | null;
  /** Who, when, how long. */
  readonly facts: string;
  /** It came to something, or is agreed on. */
  readonly good?: boolean;
  readonly children?: ReactNode;
}

/** One thing that was done, or is planned: what, who, when and what it came to. */
export function InterventionLine(props: InterventionLineProps): ReactElement {
  const { icon, kind, title, badge, facts, good = false, children } = props;
  return (
    <li className={good ? 'concern confirmed' : 'concern'} data-intervention={kind}>
      <span className="concern-mark">
        <Icon name={icon} size={16} />
      </span>
      <div className="concern-body">
        <p className="concern-words">{title}</p>
        <p className="small soft">{facts}</p>
        {children}
      </div>
      {badge === null ? null : <span className={good ? 'badge good' : 'badge'}>{badge}</span>}
    </li>
  );
}
