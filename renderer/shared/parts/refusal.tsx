import type { ReactElement, ReactNode } from 'react';
import type { RefusalText } from '../refusal-text.ts';
import type { IconName } from './icon.tsx';
import type { Tone } from './notice.tsx';
import { Notice } from './notice.tsx';

interface RefusalProps {
  readonly text: RefusalText;
  readonly icon?: IconName;
  readonly tone?: Tone;
  readonly children?: ReactNode;
}

/** "Why can't I?" in one place: the sentence, what to do next, and the next step itself when there is one. */
export function Refusal({ text, icon = 'lock', tone = 'plain', children }: RefusalProps): ReactElement {
  return (
    <Notice icon={icon} tone={tone} title={text.what} urgent>
      <p>{text.next}</p>
      {children}
    </Notice>
  );
}
