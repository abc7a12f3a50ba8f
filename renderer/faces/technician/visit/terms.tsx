import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitTerms } from '../../../../app/visit/terms.ts';
import { Notice } from '../../../shared/parts/notice.tsx';

/** What the requester's contract says of visits: the same words that administrators wrote there. */
export function Terms({ terms: { contract } }: { readonly terms: VisitTerms }): ReactElement {
  const { t } = useTranslation();
  if (contract === null) return <Notice icon="info" title={t('visits.terms.noContract')} />;
  return (
    <Notice icon="scales" title={t('visits.terms.title', { contract: contract.name })}>
      <p className="visit-terms">{contract.onSite === '' ? t('visits.terms.none') : contract.onSite}</p>
    </Notice>
  );
}
