import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shared/parts/icon.tsx';

/** A password to be passed on, and its way to the clipboard. */
export function GivenPassword({ password }: { readonly password: string }): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(password);
    setCopied(true);
  };
  return (
    <>
      <p className="mono created-password">{password}</p>
      <button type="button" className="button" onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'copy'} size={16} />
        {copied ? t('admin.created.copied') : t('admin.created.copy')}
      </button>
    </>
  );
}
