import type { HTMLInputAutoCompleteAttribute, ReactElement } from 'react';
import { useEffect, useId, useRef } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'tel';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly large?: boolean;
  /** Lines of a text area; one line of input without it. */
  readonly lines?: number;
  readonly placeholder?: string;
  readonly mono?: boolean;
  /** Tabular figures, for days and times. */
  readonly figures?: boolean;
  readonly maxLength?: number;
  readonly inputMode?: 'numeric' | 'text';
  /** The one thing to fill in on its screen: it has the focus from the start. */
  readonly focused?: boolean;
  readonly onLeave?: () => void;
}

/** A labelled field; its fault and its hint are read with it. */
export function TextField(props: TextFieldProps): ReactElement {
  const id = useId();
  const { fault, hint } = props;
  const input = useRef<HTMLInputElement>(null);
  const isFocused = props.focused === true;
  useEffect(() => {
    if (isFocused) input.current?.focus();
  }, [isFocused]);
  const shared = {
    id,
    value: props.value,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    className: classOf(props),
    onBlur: props.onLeave,
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault === undefined && hint === undefined ? undefined : `${id}-more`,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.lines === undefined ? (
        <input
          {...shared}
          ref={input}
          inputMode={props.inputMode}
          type={props.type ?? 'text'}
          autoComplete={props.autoComplete ?? 'off'}
          spellCheck={false}
          onChange={(event) => props.onChange(event.target.value)}
        />
      ) : (
        <textarea {...shared} rows={props.lines} onChange={(event) => props.onChange(event.target.value)} />
      )}
      {fault === undefined && hint === undefined ? null : (
        <p id={`${id}-more`} className={fault === undefined ? 'hint' : 'fault'}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}

const classOf = ({ large, mono, figures }: TextFieldProps): string =>
  ['input', large === true && 'large', mono === true && 'mono', figures === true && 'figures']
    .filter((name) => name !== false)
    .join(' ');
