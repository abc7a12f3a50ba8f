import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface ArchiveButtonProps {
  readonly archived: boolean;
  readonly onArchive: (archived: boolean) => void;
}

/** Archives without a question, because it can be undone. */
export function ArchiveButton({ archived, onArchive }: ArchiveButtonProps): ReactElement {
  const { t } = useTranslation();
  return (
    <button type="button" className="button quiet" onClick={() => onArchive(!archived)}>
      {archived ? t('directory.form.restore') : t('directory.form.archive')}
    </button>
  );
}
