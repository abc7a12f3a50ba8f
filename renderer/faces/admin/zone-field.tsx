import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Combobox } from '../../shared/parts/combobox.tsx';

interface ZoneFieldProps {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** A time zone, found by its city or by what its time is called; one that this browser does not know stays choosable. */
export function ZoneField({ value, onChange }: ZoneFieldProps): ReactElement {
  const { t, i18n } = useTranslation();
  const options = useMemo(
    () =>
      [...new Set([...Intl.supportedValuesOf('timeZone'), value])]
        .sort()
        .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), aside: nameOf(i18n.language, zone) })),
    [i18n.language, value],
  );
  return <Combobox label={t('directory.contract.timeZone')} value={value} options={options} onChange={onChange} />;
}

/** "heure d'Europe centrale"; undefined where the language has no name for it. */
const nameOf = (language: string, timeZone: string): string | undefined =>
  new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(0)
    .find(({ type }) => type === 'timeZoneName')?.value;
