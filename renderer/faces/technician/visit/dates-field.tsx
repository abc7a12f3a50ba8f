import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_DATES } from '../../../../app/visit/dates.ts';
import { DayField } from '../../../shared/parts/day-field.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import type { DateRow } from './date-rows.ts';
import { readRow } from './date-rows.ts';

interface DatesFieldProps {
  readonly rows: readonly DateRow[];
  readonly tried: boolean;
  /** What time it is there; null where nobody knows. */
  readonly timeZone: string | null;
  readonly onChange: (rows: readonly DateRow[]) => void;
}

/** The dates to choose from, each a day and two times, on this computer's own clock. */
export function DatesField({ rows, tried, timeZone, onChange }: DatesFieldProps): ReactElement {
  const { t } = useTranslation();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const put = (key: string, change: Partial<DateRow>): void =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const add = (): void => {
    const last = rows.at(-1);
    onChange([...rows, { key: crypto.randomUUID(), day: '', from: last?.from ?? '', until: last?.until ?? '' }]);
  };
  return (
    <fieldset className="field visit-dates">
      <legend className="field-label">{t('visits.propose.dates')}</legend>
      {rows.map((row, place) => (
        <div key={row.key} className="visit-date">
          <DayField
            label={t('visits.propose.day', { count: place + 1 })}
            value={row.day}
            onChange={(day) => put(row.key, { day })}
            fault={tried && readRow(row) === null ? t('visits.propose.wrongDate') : undefined}
          />
          <TextField
            label={t('visits.propose.from')}
            figures
            maxLength={7}
            value={row.from}
            onChange={(from) => put(row.key, { from })}
          />
          <TextField
            label={t('visits.propose.until')}
            figures
            maxLength={7}
            value={row.until}
            onChange={(until) => put(row.key, { until })}
          />
          {rows.length === 1 ? null : (
            <button
              type="button"
              className="button quiet"
              aria-label={t('visits.propose.removeDate', { count: place + 1 })}
              title={t('visits.propose.removeDate', { count: place + 1 })}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            >
              <Icon name="close" size={16} />
            </button>
          )}
        </div>
      ))}
      {timeZone === null || timeZone === here ? null : (
        <p className="hint">{t('visits.propose.timeZone', { there: timeZone, here })}</p>
      )}
      {rows.length >= MOST_DATES ? null : (
        <button type="button" className="button quiet visit-more" onClick={add}>
          <Icon name="plus" size={16} />
          {t('visits.propose.addDate')}
        </button>
      )}
    </fieldset>
  );
}
