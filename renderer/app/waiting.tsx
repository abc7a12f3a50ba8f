import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../shared/parts/notice.tsx';
import { Skeleton } from '../shared/parts/skeleton.tsx';

/** Until the broker has said whose page this is, and what they have to read first. */
export function Waiting({ away }: { readonly away: boolean }): ReactElement {
  const { t } = useTranslation();
  return (
    <main className="entry">
      <div className="entry-sheet">
        {away ? (
          <Notice icon="offline" title={t('entry.waiting.away')} />
        ) : (
          <p className="soft">{t('entry.waiting.title')}</p>
        )}
        <Skeleton lines={4} />
      </div>
    </main>
  );
}
