import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Office } from '../../state/office.ts';
import { articleVersionsOf } from '../../state/queries.ts';
import { Listing } from '../parts/listing.tsx';
import { dayOf } from '../time.ts';
import { ArticleText } from './article-text.tsx';

/** Every version that was published, the latest first, each to be opened. */
export function Versions({ office, articleId }: { readonly office: Office; readonly articleId: Id }): ReactElement {
  const { t, i18n } = useTranslation();
  const query = useQuery(articleVersionsOf(office.link, articleId));
  return (
    <section aria-label={t('knowledge.versions')}>
      <Listing query={query}>
        {(versions) =>
          versions.map(({ version, content, author, reviewer, publishedAt }) => (
            <details key={version}>
              <summary className="figures">
                {t('knowledge.version', { version })} · {dayOf(i18n.language, publishedAt)} ·{' '}
                {author === null
                  ? t('knowledge.starter')
                  : t('knowledge.versionBy', { author, reviewer: reviewer ?? author })}
              </summary>
              <h3>{content.title}</h3>
              <ArticleText content={content} />
            </details>
          ))
        }
      </Listing>
    </section>
  );
}
