import type { ReactElement } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capability } from '../../app/consent/capability.ts';
import type { GrantedDisplay } from '../../app/consent/grant.ts';
import type { IconName } from '../shared/parts/icon.tsx';
import { Icon } from '../shared/parts/icon.tsx';

interface AskedProps {
  readonly asked: readonly Capability[];
  readonly chosen: readonly Capability[];
  readonly onToggle: (capability: Capability) => void;
  readonly displays: readonly GrantedDisplay[];
  readonly displayId: string;
  readonly onDisplay: (id: string) => void;
  readonly durationMinutes: number;
}

const ICONS: Record<Capability, IconName> = { view: 'eye', control: 'hand' };

/** What was asked, each right with its own switch, and the frame around it: screen, time, no recording. */
export function Asked(props: AskedProps): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="letter-asked" aria-labelledby="letter-asked">
      <h2 id="letter-asked" className="visually-hidden">
        {t('consent.capabilities')}
      </h2>
      <ul className="rights">
        {props.asked.map((capability) => (
          <Right
            key={capability}
            capability={capability}
            on={props.chosen.includes(capability)}
            onToggle={() => props.onToggle(capability)}
          />
        ))}
      </ul>
      <div className="right">
        <Icon name="screen" />
        <DisplayChoice {...props} />
      </div>
      <dl className="letter-terms">
        <div>
          <dt>{t('consent.duration')}</dt>
          <dd className="figures">{t('consent.minutes', { count: props.durationMinutes })}</dd>
        </div>
        <div>
          <dt className="visually-hidden">{t('consent.recording')}</dt>
          <dd>{t('consent.notRecorded')}</dd>
        </div>
      </dl>
    </section>
  );
}

interface RightProps {
  readonly capability: Capability;
  readonly on: boolean;
  readonly onToggle: () => void;
}

function Right({ capability, on, onToggle }: RightProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  return (
    <li className="right">
      <Icon name={ICONS[capability]} />
      <label htmlFor={id}>
        <span className="right-name">{t(`consent.${capability}`)}</span>
        <span className="hint" id={`${id}-hint`}>
          {t(`consent.${capability}Hint`)}
        </span>
      </label>
      <span className="right-state" aria-hidden="true">
        {on ? t('consent.on') : t('consent.off')}
      </span>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="switch"
        checked={on}
        aria-checked={on}
        aria-label={t(`consent.${capability}`)}
        aria-describedby={`${id}-hint`}
        onChange={onToggle}
      />
    </li>
  );
}

function DisplayChoice({ displays, displayId, onDisplay }: AskedProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const only = displays.length === 1 ? displays[0] : undefined;
  return (
    <div className="display-choice">
      <label className="right-name" htmlFor={id}>
        {t('consent.display')}
      </label>
      {only === undefined ? (
        <select id={id} className="input" value={displayId} onChange={(event) => onDisplay(event.target.value)}>
          {displays.map((display) => (
            <option key={display.id} value={display.id}>
              {display.label}
            </option>
          ))}
        </select>
      ) : (
        <output id={id}>{only.label}</output>
      )}
    </div>
  );
}
