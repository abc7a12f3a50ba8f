import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';

interface CreatedProps {
  readonly name: string;
  readonly password: string;
  readonly onClose: () => void;
}

/** The only moment at which the first password can be read. */
export function Created({ name, password, onClose }: CreatedProps): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(password);
    setCopied(true);
  };
  return (
    <Dialog title={t('admin.created.title', { name })} onClose={onClose}>
      <p>{t('admin.created.body')}</p>
      <p className="mono created-password">{password}</p>
      <div className="actions spread">
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'copy'} size={16} />
          {copied ? t('admin.created.copied') : t('admin.created.copy')}
        </button>
        <button type="button" className="button strong" onClick={onClose}>
          {t('admin.created.done')}
        </button>
      </div>
    </Dialog>
  );
}
