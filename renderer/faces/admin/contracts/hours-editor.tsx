import type { ReactElement } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Weekday } from '../../../../app/directory/calendar.ts';
import { ZoneField } from '../zone-field.tsx';
import { days } from './contract-draft.ts';
import type { FieldsProps } from './fields.ts';
import { readHours, writeHours } from './written.ts';

/** A line a weekday, written as one writes opening hours; put in order when one leaves it. */
export function HoursEditor({ draft, faults, onChange }: FieldsProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const write = (day: Weekday, typed: string): void => onChange({ hours: { ...draft.hours, [day]: typed } });
  const tidy = (day: Weekday): void => {
    const read = readHours(draft.hours[day]);
    if (read !== null) write(day, writeHours(read));
  };
  const copyDown = (from: Weekday): void => {
    const after = days.slice(days.indexOf(from) + 1, WORKING_DAYS);
    onChange({ hours: { ...draft.hours, ...Object.fromEntries(after.map((day) => [day, draft.hours[from]])) } });
  };
  return (
    <fieldset className="field hours">
      <legend className="field-label">{t('directory.contract.hours')}</legend>
      <p className="hint" id={`${id}-hint`}>
        {t('directory.contract.hoursHint')}
      </p>
      {days.map((day, at) => {
        const isFaulty = faults.has(`terms.hours.${day}`);
        return (
          <div key={day} className="hours-day">
            <label htmlFor={`${id}-${day}`}>{t(`directory.weekday.${day}`)}</label>
            <input
              id={`${id}-${day}`}
              className="input figures"
              value={draft.hours[day]}
              placeholder={t('directory.contract.closed')}
              aria-invalid={isFaulty}
              aria-describedby={isFaulty ? `${id}-${day}-fault` : `${id}-hint`}
              onChange={(event) => write(day, event.target.value)}
              onBlur={() => tidy(day)}
            />
            {at < WORKING_DAYS - 1 ? (
              <button type="button" className="link small" onClick={() => copyDown(day)}>
                {t('directory.contract.copyDown')}
                <span className="visually-hidden"> ({t(`directory.weekday.${day}`)})</span>
              </button>
            ) : null}
            {isFaulty ? (
              <p id={`${id}-${day}-fault`} className="fault">
                {t('directory.contract.fault.hours')}
              </p>
            ) : null}
          </div>
        );
      })}
      <ZoneField value={draft.timeZone} onChange={(timeZone) => onChange({ timeZone })} />
    </fieldset>
  );
}

/** Monday to Friday. */
const WORKING_DAYS = 5;
