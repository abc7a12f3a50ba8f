import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoveryCodes } from '../../../app/identity/sign-in.ts';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';

interface KeptCodesProps {
  readonly codes: RecoveryCodes;
  readonly onKept: () => void;
}

/** Shown once: each opens one sign-in on the day the other factors are lost. */
export function KeptCodes({ codes, onKept }: KeptCodesProps): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'));
    setCopied(true);
  };
  return (
    <div className="kept-codes">
      <p>{t('identity.codes.lead')}</p>
      <ul className="kept-codes-list mono" aria-label={t('identity.codes.title')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'copy'} size={18} />
          {copied ? t('identity.codes.copied') : t('identity.codes.copy')}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('identity.codes.print')}
        </button>
      </div>
      <Notice icon="info" title={t('identity.codes.once')} />
      <button type="button" className="button strong large" onClick={onKept}>
        {t('identity.codes.kept')}
      </button>
    </div>
  );
}
