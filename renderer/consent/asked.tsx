import type { ReactElement } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capability } from '../../app/consent/capability.ts';
import type { GrantedDisplay } from '../../app/consent/grant.ts';
import { Icon } from '../shared/parts/icon.tsx';
import { RightRow, rightIcon } from './right-row.tsx';

interface AskedProps {
  readonly asked: readonly Capability[];
  readonly chosen: readonly Capability[];
  readonly onToggle: (capability: Capability) => void;
  readonly displays: readonly GrantedDisplay[];
  readonly displayId: string;
  readonly onDisplay: (id: string) => void;
  readonly durationMinutes: number;
}

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
          <RightRow
            key={capability}
            icon={rightIcon[capability]}
            name={t(`consent.${capability}`)}
            hint={t(`consent.${capability}Hint`)}
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
