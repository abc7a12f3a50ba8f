import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../../app/directory/import.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import type { Office } from '../../../state/office.ts';
import { ImportWizard } from './import-wizard.tsx';

interface ImportButtonProps {
  readonly office: Office;
  /** The files that this section is about, the likeliest first. */
  readonly kinds: readonly [ImportKind, ...ImportKind[]];
}

export function ImportButton({ office, kinds }: ImportButtonProps): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="document" size={18} />
        {t('directory.import.button')}
      </button>
      {open ? <ImportWizard office={office} kinds={kinds} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
