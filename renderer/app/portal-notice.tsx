import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Platform } from '../ports/platform/platform.ts';

/** What an employee sees in a browser: what it cannot do is said, not imitated. */
export function PortalNotice({ platform }: { readonly platform: Platform }): ReactElement {
  const { t } = useTranslation();
  return (
    <main className="entry">
      <div className="entry-sheet">
        <h1 className="entry-title">{t('entry.portal.title')}</h1>
        <p>{t('entry.portal.body')}</p>
        <button type="button" className="button" onClick={() => void platform.signOut()}>
          {t('common.account.signOut')}
        </button>
      </div>
    </main>
  );
}
