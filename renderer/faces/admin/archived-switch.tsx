import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface ArchivedSwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Whether a list also shows what was archived. */
export function ArchivedSwitch({ on, onChange }: ArchivedSwitchProps): ReactElement {
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
      {t('directory.showArchived')}
    </label>
  );
}
