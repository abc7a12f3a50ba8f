import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationFault } from '../../../app/wire/bridge.ts';
import { Notice } from './notice.tsx';

/** The administrator's file counts for nothing on this computer: which, why, and what whoever looks after it can do. */
export function FaultyConfiguration({ fault }: { readonly fault: ConfigurationFault }): ReactElement {
  const { t } = useTranslation();
  const { why, path, where } = fault;
  return (
    <Notice icon="alert" tone="loss" title={t('common.configuration.title')}>
      <details className="small">
        <summary>{t('common.configuration.more')}</summary>
        <p>
          {t(`common.configuration.${why}`)} {where === '' ? null : t('common.configuration.where', { where })}
        </p>
        <p className="mono configuration-path">{path}</p>
        <p>{t(`common.configuration.next.${why}`)}</p>
      </details>
    </Notice>
  );
}
