import type { ReactElement } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capability } from '../../app/consent/capability.ts';
import type { IconName } from '../shared/parts/icon.tsx';
import { Icon } from '../shared/parts/icon.tsx';

export const rightIcon: Record<Capability, IconName> = { view: 'eye', control: 'hand' };

interface RightRowProps {
  readonly icon: IconName;
  readonly name: string;
  readonly hint: string;
  readonly on: boolean;
  readonly onToggle: () => void;
}

/** One thing that is asked, in words, with the switch that refuses it. */
export function RightRow({ icon, name, hint, on, onToggle }: RightRowProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  return (
    <li className="right">
      <Icon name={icon} />
      <label htmlFor={id}>
        <span className="right-name">{name}</span>
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      </label>
      <span className="right-state" aria-hidden="true">
        {on ? t('consent.on') : t('consent.off')}
      </span>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="switch"
        checked={on}
        aria-checked={on}
        aria-label={name}
        aria-describedby={`${id}-hint`}
        onChange={onToggle}
      />
    </li>
  );
}
