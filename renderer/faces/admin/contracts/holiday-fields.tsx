import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { calendarDayOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { asked } from '../../../state/queries.ts';
import type { FieldsProps } from './fields.ts';

/** Whose public holidays close the contract, with a look at this year's. */
export function HolidayFields({
  draft,
  faults,
  onChange,
  office,
}: FieldsProps & { readonly office: Office }): ReactElement {
  const { t, i18n } = useTranslation();
  const language = i18n.language.startsWith('en') ? 'en' : 'fr';
  const { data: places = [] } = useQuery(placesOf(office, language));
  const year = new Date(office.now()).getUTCFullYear();
  const { data: days = [] } = useQuery(holidaysOf(office, draft.country, draft.region, year));
  const regions = places.find(({ code }) => code === draft.country)?.regions ?? [];
  return (
    <fieldset className="field">
      <legend className="field-label">{t('directory.contract.holidays')}</legend>
      <div className="record-pair">
        <SelectField
          label={t('directory.contract.country')}
          value={draft.country}
          none={t('directory.contract.noCountry')}
          options={places.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(country) => onChange({ country, region: '' })}
        />
        {regions.length === 0 ? null : (
          <SelectField
            label={t('directory.contract.region')}
            value={draft.region}
            none={t('directory.contract.wholeCountry')}
            options={regions.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(region) => onChange({ region })}
          />
        )}
      </div>
      {days.length === 0 ? null : (
        <details className="holidays">
          <summary>{t('directory.contract.holidaysIn', { count: days.length, year })}</summary>
          <ul>
            {days.map(({ day, name }) => (
              <li key={`${day} ${name}`}>
                <span className="figures">{calendarDayOf(i18n.language, day, { year: false })}</span> {name}
              </li>
            ))}
          </ul>
        </details>
      )}
      <TextField
        label={t('directory.contract.extra')}
        value={draft.extra}
        onChange={(extra) => onChange({ extra })}
        hint={t('directory.contract.extraHint')}
        fault={faults.has('holidays.extra') ? t('directory.contract.fault.day') : undefined}
      />
    </fieldset>
  );
}

const placesOf = ({ link }: Office, language: 'fr' | 'en') =>
  queryOptions({ queryKey: ['places', language], queryFn: () => asked(link, 'holiday.places', { language }) });

const holidaysOf = ({ link }: Office, country: string, region: string, year: number) =>
  queryOptions({
    queryKey: ['holidays', country, region, year],
    enabled: country !== '',
    queryFn: () => asked(link, 'holiday.list', { country, region: region === '' ? null : region, year }),
  });
