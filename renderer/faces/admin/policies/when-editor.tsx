import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { WEEKDAYS } from '../../../../app/directory/calendar.ts';
import type { Hours, PolicySentence } from '../../../../app/policy/sentence.ts';
import { Impact } from '../../../../app/ticket/ticket.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Picks } from '../picks.tsx';
import { TimeField } from './time-field.tsx';

type When = PolicySentence['when'];

interface WhenEditorProps {
  readonly when: When;
  readonly t: TFunction;
  readonly onChange: (when: When) => void;
}

/** Hours, and what the ticket has to be. */
export function WhenEditor({ when, t, onChange }: WhenEditorProps): ReactElement {
  const conditions = [
    { value: 'assigned' as const, label: t('policy.when.assigned') },
    { value: 'openedByEmployee' as const, label: t('policy.when.openedByEmployee') },
  ];
  return (
    <>
      <Choices<When['contract']>
        legend={t('policy.when.contract')}
        value={when.contract}
        options={(['any', 'within-hours', 'outside-hours'] as const).map((value) => ({
          value,
          label: value === 'any' ? t('policy.when.anyTime') : t(`policy.when.${value}`),
        }))}
        onChange={(contract) => onChange({ ...when, contract })}
      />
      <Picks
        legend={t('policy.when.hours')}
        value={when.hours === null ? [] : ['on' as const]}
        options={[{ value: 'on' as const, label: t('policy.when.hoursOn') }]}
        onChange={(on) => onChange({ ...when, hours: on.length > 0 ? WORKING_HOURS : null })}
      />
      {when.hours === null ? null : (
        <HoursEditor hours={when.hours} t={t} onChange={(hours) => onChange({ ...when, hours })} />
      )}
      <Picks
        legend={t('policy.when.ticket')}
        value={conditions.map(({ value }) => value).filter((value) => when[value])}
        options={conditions}
        onChange={(chosen) =>
          onChange({
            ...when,
            assigned: chosen.includes('assigned'),
            openedByEmployee: chosen.includes('openedByEmployee'),
          })
        }
      />
      <Picks
        legend={t('policy.when.impacts')}
        value={when.impacts}
        options={Impact.options.map((value) => ({ value, label: t(`policy.when.impactWord.${value}`) }))}
        onChange={(impacts) => onChange({ ...when, impacts })}
      />
    </>
  );
}

const WORKING_HOURS: Hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: 8 * 60, until: 18 * 60 };

interface HoursEditorProps {
  readonly hours: Hours;
  readonly t: TFunction;
  readonly onChange: (hours: Hours) => void;
}

function HoursEditor({ hours, t, onChange }: HoursEditorProps): ReactElement {
  return (
    <div className="policy-hours">
      <Picks
        legend={t('policy.when.days')}
        value={hours.days}
        options={WEEKDAYS.map((value) => ({ value, label: t(`policy.day.${value}`) }))}
        onChange={(days) => days.length > 0 && onChange({ ...hours, days })}
      />
      <TimeField
        label={t('policy.when.from')}
        minute={hours.from}
        fits={(minute) => minute < hours.until}
        fault={t('policy.when.fromFault')}
        onChange={(from) => onChange({ ...hours, from })}
      />
      <TimeField
        label={t('policy.when.until')}
        minute={hours.until}
        fits={(minute) => minute > hours.from}
        fault={t('policy.when.untilFault')}
        onChange={(until) => onChange({ ...hours, until })}
      />
    </div>
  );
}
