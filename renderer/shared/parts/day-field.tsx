import type { ReactElement } from 'react';
import { readDay, writeDay } from '../written-time.ts';
import { TextField } from './text-field.tsx';

interface DayFieldProps {
  readonly label: string;
  /** As it was typed: the browser's own field for days would write them as the browser speaks. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}

/** A day as one writes it; put in order when one leaves it. */
export function DayField(props: DayFieldProps): ReactElement {
  const read = readDay(props.value);
  return (
    <TextField {...props} figures maxLength={10} onLeave={() => read !== null && props.onChange(writeDay(read))} />
  );
}
