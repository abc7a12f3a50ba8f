import type { ReactElement } from 'react';
import { useState } from 'react';
import { minuteOf } from '../../../../app/directory/calendar.ts';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { readTime } from '../../../shared/written-time.ts';
import { wallTime } from './words.ts';

interface TimeFieldProps {
  readonly label: string;
  /** Since midnight. */
  readonly minute: number;
  readonly fits: (minute: number) => boolean;
  /** Said of what can't be read or does not fit. */
  readonly fault: string;
  readonly onChange: (minute: number) => void;
}

/** A time as one writes it, `8h30` or `08:30`; what is no time, or does not fit, stays in the field and is not kept. */
export function TimeField({ label, minute, fits, fault, onChange }: TimeFieldProps): ReactElement {
  const [text, setText] = useState(wallTime(minute));
  const read = fittingIn(text, fits);
  const shown = read === null || read === minute ? text : wallTime(minute);
  return (
    <TextField
      label={label}
      figures
      maxLength={7}
      value={shown}
      fault={fittingIn(shown, fits) === null ? fault : undefined}
      onChange={(typed) => {
        setText(typed);
        const next = fittingIn(typed, fits);
        if (next !== null) onChange(next);
      }}
      onLeave={() => read !== null && setText(wallTime(minute))}
    />
  );
}

function fittingIn(text: string, fits: (minute: number) => boolean): number | null {
  const time = readTime(text);
  const minute = time === null ? null : minuteOf(time);
  return minute !== null && fits(minute) ? minute : null;
}
