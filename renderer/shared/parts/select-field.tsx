import type { ReactElement } from 'react';
import { useId } from 'react';

interface SelectFieldProps {
  readonly label: string;
  /** Empty stands for none. */
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What none is called; without it one has to be chosen. */
  readonly none?: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}

/** One of many: the system's own list, which every keyboard and screen reader knows. */
export function SelectField(props: SelectFieldProps): ReactElement {
  const id = useId();
  const { fault, hint, none } = props;
  const isKnown = props.value === '' || props.options.some(({ value }) => value === props.value);
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className="input select"
        value={isKnown ? props.value : ''}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined && hint === undefined ? undefined : `${id}-more`}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {none === undefined && props.value !== '' ? null : <option value="">{none ?? '–'}</option>}
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {fault === undefined && hint === undefined ? null : (
        <p id={`${id}-more`} className={fault === undefined ? 'hint' : 'fault'}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}
