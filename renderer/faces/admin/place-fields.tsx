import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestOutput } from '../../../app/wire/requests.ts';
import { SelectField } from '../../shared/parts/select-field.tsx';

interface PlaceFieldsProps {
  /** Empty for none. */
  readonly organisationId: string;
  readonly siteId: string;
  readonly directory: RequestOutput<'directory.show'>;
  /** What no organisation is called here. */
  readonly none: string;
  readonly fault?: string | undefined;
  readonly onChange: (place: { organisationId?: string; siteId: string }) => void;
}

/** An organisation, and one of its sites; another organisation has other sites. */
export function PlaceFields({ organisationId, siteId, directory, none, ...props }: PlaceFieldsProps): ReactElement {
  const { t } = useTranslation();
  const sites = directory.sites.filter((site) => site.organisationId === organisationId);
  return (
    <>
      <SelectField
        label={t('directory.place.organisation')}
        value={organisationId}
        none={none}
        fault={props.fault}
        options={directory.organisations
          .filter(({ archived, id }) => !archived || id === organisationId)
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(chosen) => props.onChange({ organisationId: chosen, siteId: '' })}
      />
      {sites.length === 0 ? null : (
        <SelectField
          label={t('directory.place.site')}
          value={siteId}
          none={t('directory.place.noSite')}
          options={sites
            .filter(({ archived, id }) => !archived || id === siteId)
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => props.onChange({ siteId: chosen })}
        />
      )}
    </>
  );
}
