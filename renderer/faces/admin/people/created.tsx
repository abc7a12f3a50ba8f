import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { GivenPassword } from './given-password.tsx';

interface CreatedProps {
  readonly name: string;
  readonly password: string;
  readonly onClose: () => void;
}

/** The only moment at which the first password can be read. */
export function Created({ name, password, onClose }: CreatedProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Dialog title={t('admin.created.title', { name })} onClose={onClose}>
      <p>{t('admin.created.body')}</p>
      <div className="stack created">
        <GivenPassword password={password} />
      </div>
      <div className="actions end">
        <button type="button" className="button strong" onClick={onClose}>
          {t('admin.created.done')}
        </button>
      </div>
    </Dialog>
  );
}
