import type { ReactElement, ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

export type Tone = 'plain' | 'seen' | 'loss' | 'good';

interface NoticeProps {
  readonly icon: IconName;
  readonly tone?: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  /** Read out at once by screen readers; otherwise when they are idle. */
  readonly urgent?: boolean;
}

/** What happened (the title), then what is safe and what to do next. */
export function Notice({ icon, tone = 'plain', title, children, urgent = false }: NoticeProps): ReactElement {
  return (
    <div className={`notice ${tone}`} role={urgent ? 'alert' : 'status'}>
      <Icon name={icon} />
      <p className="notice-title">{title}</p>
      {children}
    </div>
  );
}
