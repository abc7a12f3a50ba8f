import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';

interface MadeLinkProps {
  readonly url: string;
  readonly onClose: () => void;
}

/** The one time that the link is there to be copied. */
export function MadeLink({ url, onClose }: MadeLinkProps): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <Notice icon="key" tone="good" title={t('guest.madeTitle')} urgent>
      <p>{t('guest.madeOnce')}</p>
      <p className="mono guest-url" data-guest-url={url}>
        {url}
      </p>
      <div className="actions">
        <button type="button" className="button strong" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'copy'} size={18} />
          <span role="status">{copied ? t('guest.copied') : t('guest.copy')}</span>
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('guest.kept')}
        </button>
      </div>
    </Notice>
  );
}
