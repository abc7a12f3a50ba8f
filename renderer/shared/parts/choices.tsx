import type { ReactElement } from 'react';
import { useId } from 'react';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: IconName;
}

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly large?: boolean;
  /** One row of equal parts, for a few short words. */
  readonly joined?: boolean;
  readonly legendHidden?: boolean;
  readonly fault?: string | undefined;
}

/** One of a few: a radio group dressed as chips, walked with the arrow keys. */
export function Choices<T extends string>(props: ChoicesProps<T>): ReactElement {
  const name = useId();
  const fault = `${name}-fault`;
  return (
    <fieldset className="field" aria-describedby={props.fault === undefined ? undefined : fault}>
      <legend className={props.legendHidden === true ? 'visually-hidden' : 'field-label choices-legend'}>
        {props.legend}
      </legend>
      <div className={props.joined === true ? 'choices joined' : 'choices'}>
        {props.options.map(({ value, label, icon }) => (
          <label key={value} className={props.large === true ? 'choice large' : 'choice'}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <Mark icon={icon} joined={props.joined === true} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {props.fault === undefined ? null : (
        <p className="fault" id={fault}>
          {props.fault}
        </p>
      )}
    </fieldset>
  );
}

/** Joined parts show by their place and fill which one holds; the others need a mark. */
function Mark({
  icon,
  joined,
}: {
  readonly icon: IconName | undefined;
  readonly joined: boolean;
}): ReactElement | null {
  if (icon !== undefined) return <Icon name={icon} />;
  return joined ? null : <span className="choice-dot" />;
}
