import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deadline, Standing } from '../../../../app/targets/deadlines.ts';
import { standingOf } from '../../../../app/targets/deadlines.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { targetText } from './target-text.ts';
import './targets.css';

interface TargetMarkProps {
  readonly deadline: Deadline;
  readonly now: number;
}

/** By when, and whether that is near or over: a sign and words, the colour is only one more. */
export function TargetMark({ deadline, now }: TargetMarkProps): ReactElement {
  const { t, i18n } = useTranslation();
  const standing = standingOf(deadline, now);
  return (
    <span className={`target ${standing}`}>
      <Icon name={ICONS[standing]} size={14} />
      {targetText(t, i18n.language, deadline, now)}
    </span>
  );
}

const ICONS: Readonly<Record<Standing, IconName>> = {
  running: 'clock',
  near: 'hourglass',
  missed: 'alert',
  met: 'check',
  paused: 'pause',
};
