import type { ReactElement, ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  /** What to do next. */
  readonly next: string;
  /** The button that does it. */
  readonly children?: ReactNode;
}

/** A list before its first line. */
export function Empty({ icon, title, next, children }: EmptyProps): ReactElement {
  return (
    <div className="empty">
      <span className="empty-mark">
        <Icon name={icon} size={28} />
      </span>
      <p className="empty-title">{title}</p>
      <p className="soft">{next}</p>
      {children}
    </div>
  );
}
