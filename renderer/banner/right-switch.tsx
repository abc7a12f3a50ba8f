import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capability } from '../../app/consent/capability.ts';
import type { IconName } from '../shared/parts/icon.tsx';
import { Icon } from '../shared/parts/icon.tsx';

interface RightSwitchProps {
  readonly capability: Capability;
  readonly on: boolean;
  /** Why the rules keep it off; null when it can be switched. */
  readonly revoked: string | null;
  readonly onChange: (on: boolean) => void;
}

const ICONS: Record<Capability, IconName> = { view: 'eye', control: 'hand' };

/** A right as icon, word and switch; off takes it back at once, the rest of the session goes on. */
export function RightSwitch({ capability, on, revoked, onChange }: RightSwitchProps): ReactElement {
  const { t } = useTranslation();
  if (revoked !== null)
    return (
      <p className="banner-revoked" role="status" title={revoked}>
        <Icon name="lock" size={18} />
        <span>{revoked}</span>
      </p>
    );
  return (
    <label className={on ? 'banner-right' : 'banner-right off'}>
      <Icon name={ICONS[capability]} size={18} />
      <span aria-hidden="true">{t(`banner.${capability}`)}</span>
      <input
        type="checkbox"
        role="switch"
        className="switch"
        checked={on}
        aria-checked={on}
        aria-label={t(`banner.${capability}Full`)}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
