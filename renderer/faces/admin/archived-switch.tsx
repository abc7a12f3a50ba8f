import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface ArchivedSwitchProps {
  readonly on: boolean;
  /** What else than the archived it shows. */
  readonly label?: string;
  readonly onChange: (on: boolean) => void;
}

/** Whether a list also shows what was archived. */
export function ArchivedSwitch({ on, label, onChange }: ArchivedSwitchProps): ReactElement {
  const { t } = useTranslation();
  return (
    <label className="table-switch">
      <input
        type="checkbox"
        role="switch"
        className="switch"
        checked={on}
        aria-checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label ?? t('directory.showArchived')}
    </label>
  );
}
