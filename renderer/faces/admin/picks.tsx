import type { ReactElement } from 'react';
import { useId } from 'react';
import { Icon } from '../../shared/parts/icon.tsx';

export interface Pick<T extends string | number> {
  readonly value: T;
  readonly label: string;
  /** Said after the label: what one should know before choosing it. */
  readonly aside?: string | undefined;
}

interface PicksProps<T extends string | number> {
  readonly legend: string;
  readonly options: readonly Pick<T>[];
  readonly value: readonly T[];
  readonly onChange: (value: T[]) => void;
  /** Said in place of options where there are none. */
  readonly none?: string;
  readonly hint?: string;
}

/** Any of a few, none of them included: check boxes dressed as chips. */
export function Picks<T extends string | number>({
  legend,
  options,
  value,
  onChange,
  none,
  hint,
}: PicksProps<T>): ReactElement {
  const id = useId();
  const toggle = (one: T, on: boolean): void =>
    onChange(options.map((option) => option.value).filter((other) => (other === one ? on : value.includes(other))));
  return (
    <fieldset className="field">
      <legend className="field-label choices-legend">{legend}</legend>
      {options.length === 0 ? <p className="hint">{none}</p> : null}
      <div className="choices">
        {options.map(({ value: one, label, aside }) => (
          <label key={one} className="choice pick">
            <input
              type="checkbox"
              name={id}
              checked={value.includes(one)}
              onChange={(event) => toggle(one, event.target.checked)}
            />
            <span className="pick-tick">{value.includes(one) ? <Icon name="check" size={12} /> : null}</span>
            <span>
              {label}
              {aside === undefined ? null : <span className="pick-aside"> {aside}</span>}
            </span>
          </label>
        ))}
      </div>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
    </fieldset>
  );
}
