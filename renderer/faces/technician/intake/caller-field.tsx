import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, ReactElement, RefObject } from 'react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerCard } from '../../../../app/desk/intake.ts';
import type { BrokerLink } from '../../../ports/broker/link.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { callersOf } from '../../../state/queries.ts';
import { useSettled } from '../queue/use-settled.ts';

interface CallerFieldProps {
  readonly link: BrokerLink;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly caller: CallerCard | null;
  readonly fault: string | undefined;
  readonly onType: (typed: string) => void;
  readonly onChoose: (caller: CallerCard) => void;
  /** The hand goes on to what comes next. */
  readonly onNext: () => void;
}

/** Who is calling, looked for while it is typed: Enter takes the one that is marked, as soon as it is found. */
export function CallerField(props: CallerFieldProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const { caller, typed, onChoose } = props;
  const words = useSettled(typed.trim(), TYPED_MS);
  const { data, isPlaceholderData } = useQuery({
    ...callersOf(props.link, words),
    enabled: caller === null && words !== '',
  });
  const found = caller === null && typed.trim() !== '' ? (data ?? []) : [];
  const [at, setAt] = useState(0);
  const [isWanted, setWanted] = useState(false);
  /** What is shown may still answer fewer letters than were typed: nobody is chosen from that. */
  const isSettled = words === typed.trim() && data !== undefined && !isPlaceholderData;
  const active = found[Math.min(at, found.length - 1)];
  const isNobody = caller === null && words !== '' && isSettled && data.length === 0;

  useEffect(() => {
    if (!isWanted || !isSettled) return;
    setWanted(false);
    if (active !== undefined) onChoose(active);
  }, [isWanted, isSettled, active, onChoose]);

  const take = (): void => {
    if (typed.trim() === '') return;
    setWanted(caller === null);
    props.onNext();
  };
  const onKey = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((before) => (Math.min(before, found.length - 1) + by + found.length) % found.length);
    }
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      take();
    }
    if (event.key === 'Escape' && found.length > 0) {
      event.stopPropagation();
      props.onType('');
    }
  };

  return (
    <div className="field intake-caller">
      <label htmlFor={id}>{t('desk.intake.caller')}</label>
      <input
        ref={props.field}
        id={id}
        className="input large"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active.id}`}
        aria-autocomplete="list"
        aria-invalid={props.fault !== undefined}
        aria-describedby={`${id}-more`}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder={t('desk.intake.callerField')}
        value={caller === null ? typed : caller.name}
        onChange={(event) => {
          setAt(0);
          setWanted(false);
          props.onType(event.target.value);
        }}
        onKeyDown={onKey}
      />
      <div className="intake-found" id={`${id}-list`} role="listbox" aria-label={t('desk.intake.found')}>
        {found.map((one) => (
          <button
            key={one.id}
            type="button"
            id={`${id}-${one.id}`}
            role="option"
            aria-selected={one.id === active?.id}
            tabIndex={-1}
            onClick={() => {
              onChoose(one);
              props.onNext();
            }}
          >
            <span className="intake-found-name">{one.name}</span>
            <span className="intake-found-more">{detailsOf(one)}</span>
          </button>
        ))}
      </div>
      <p id={`${id}-more`} className={props.fault === undefined ? 'hint' : 'fault'} role="status">
        {props.fault ?? (isNobody ? t('desk.intake.nobody') : null)}
      </p>
      {caller === null ? null : <Known caller={caller} />}
    </div>
  );
}

function Known({ caller }: { readonly caller: CallerCard }): ReactElement {
  const { t } = useTranslation();
  const { telephone, email, organisation, site, workstations } = caller;
  const place = [organisation, site].filter((part) => part !== null).join(' · ');
  return (
    <dl className="intake-card">
      {telephone === null ? null : (
        <div>
          <dt>
            <Icon name="phone" size={16} />
            <span className="visually-hidden">{t('desk.intake.telephone')}</span>
          </dt>
          <dd className="figures">{telephone}</dd>
        </div>
      )}
      <div>
        <dt>
          <Icon name="message" size={16} />
          <span className="visually-hidden">{t('desk.intake.email')}</span>
        </dt>
        <dd>{email}</dd>
      </div>
      {place === '' ? null : (
        <div>
          <dt>
            <Icon name="building" size={16} />
            <span className="visually-hidden">{t('desk.intake.place')}</span>
          </dt>
          <dd>{place}</dd>
        </div>
      )}
      {workstations.length === 0 ? null : (
        <div>
          <dt>
            <Icon name="screen" size={16} />
            <span className="visually-hidden">{t('desk.intake.workstations')}</span>
          </dt>
          <dd>{workstations.join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}

/** What tells two people of one name apart. */
const detailsOf = ({ organisation, site, telephone, workstations, email }: CallerCard): string =>
  [organisation ?? email, site, telephone, workstations[0]].filter((part) => typeof part === 'string').join(' · ');

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };
/** So long after the last key the caller is looked for, in milliseconds. */
const TYPED_MS = 120;
