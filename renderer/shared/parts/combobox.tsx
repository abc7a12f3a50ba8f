import type { KeyboardEvent, ReactElement } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsWords } from '../matching.ts';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** Said smaller, and searched too. */
  readonly aside?: string | undefined;
}

interface ComboboxProps {
  readonly label: string;
  /** Empty for none. */
  readonly value: string;
  readonly options: readonly ComboboxOption[];
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}

/**
 * One of many, found by typing a part of it: arrows go through what is found, Enter takes it, Escape leaves what was
 * chosen before (the pattern of the ARIA practices for a combobox with a list).
 */
export function Combobox({ label, value, options, onChange, hint, fault }: ComboboxProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = options.find((option) => option.value === value);
  /** Null while the list is closed, and the field shows what is chosen. */
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found = typed === null ? [] : options.filter((one) => holdsWords(`${one.label} ${one.aside ?? ''}`, typed));
  const shown = found.slice(0, MOST);
  const active = shown[Math.min(at, shown.length - 1)];
  useEffect(() => {
    if (active !== undefined)
      list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const open = (text: string): void => {
    setTyped(text);
    setAt(0);
  };
  const take = (option: ComboboxOption | undefined): void => {
    if (option !== undefined) onChange(option.value);
    setTyped(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (typed === null) open('');
      else setAt((before) => Math.max(0, Math.min(shown.length - 1, before + step)));
    } else if (event.key === 'Enter' && typed !== null) {
      event.preventDefault();
      event.stopPropagation();
      take(active);
    } else if (event.key === 'Escape' && typed !== null) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="combobox-field">
        <input
          id={id}
          className="input"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={typed !== null}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : `${id}-${active.value}`}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined && hint === undefined ? undefined : `${id}-more`}
          value={typed ?? chosen?.label ?? ''}
          onChange={(event) => open(event.target.value)}
          onClick={() => typed === null && open('')}
          onBlur={() => setTyped(null)}
          onKeyDown={onKey}
        />
        {typed === null ? null : (
          <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className="combobox-list">
            {shown.map((option) => (
              <div
                key={option.value}
                id={`${id}-${option.value}`}
                role="option"
                tabIndex={-1}
                aria-selected={option === active}
                className="combobox-option"
                // Before the field loses the focus, which closes the list.
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(option);
                }}
              >
                {option.label}
                {option.aside === undefined ? null : <span className="soft small"> {option.aside}</span>}
              </div>
            ))}
            {shown.length === 0 ? <p className="hint combobox-none">{t('common.nothingFound')}</p> : null}
            {found.length > shown.length ? (
              <p className="hint combobox-none">{t('common.moreFound', { count: found.length - shown.length })}</p>
            ) : null}
          </div>
        )}
      </div>
      {fault === undefined && hint === undefined ? null : (
        <p id={`${id}-more`} className={fault === undefined ? 'hint' : 'fault'}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}

const MOST = 60;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
