import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditHealth } from '../../../../app/wire/requests/audit.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { momentOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { kindOf } from './event-words.ts';
import type { Verifying } from './use-verifying.ts';
import { useVerifying } from './use-verifying.ts';

/** Whether the whole chain holds, as far as anyone asked. */
export function Health({ office }: { readonly office: Office }): ReactElement {
  const { t } = useTranslation();
  const verifying = useVerifying(office);
  const { state, health } = verifying;
  const running = state === 'running';
  return (
    <>
      <section className={`audit-health${toneOf(verifying)}`} aria-label={t('audit.health.label')}>
        <Icon name={health?.fault ? 'alert' : 'shield'} size={28} />
        <div aria-live="polite">
          {running ? <p className="soft">{t('audit.health.verifying')}</p> : <Outcome verifying={verifying} />}
          {running ? <Progress health={health} /> : null}
        </div>
        <button type="button" className="button" onClick={() => (running ? verifying.stop() : void verifying.run())}>
          {running ? t('audit.health.stop') : t('audit.health.verify')}
        </button>
      </section>
      {typeof state === 'object' ? <Refusal text={failureText(t, state)} icon="alert" /> : null}
    </>
  );
}

/** Told to eyes as it goes; whoever listens hears that it began and what came of it. */
function Progress({ health }: { readonly health: AuditHealth | null }): ReactElement {
  const { t, i18n } = useTranslation();
  const [done, all] = health === null ? [0, 1] : [health.checkedTo - health.checkedFrom + 1, lengthOf(health)];
  const figure = new Intl.NumberFormat(i18n.language);
  return (
    <div className="audit-progress" aria-live="off">
      <progress value={done} max={all} aria-label={t('audit.health.verifying')} />
      {health === null ? null : (
        <span className="small soft figures">
          {t('audit.health.progress', { done: figure.format(done), all: figure.format(all) })}
        </span>
      )}
    </div>
  );
}

const lengthOf = ({ checkedFrom, to }: AuditHealth): number => Math.max(1, to - checkedFrom + 1);

function Outcome({ verifying: { state, health } }: { readonly verifying: Verifying }): ReactElement {
  const { t, i18n } = useTranslation();
  if (health === null) return <p className="soft">{t('audit.health.unknown')}</p>;
  const { fault, checkpoints, checkedFrom, checkedTo, key, at, setBack } = health;
  const time = momentOf(i18n.language, at);
  return (
    <>
      <p className="audit-verdict">{verdictOf(t, state, health)}</p>
      {fault === null ? (
        <p className="small soft figures">{t('audit.health.checked', { time, count: checkpoints })}</p>
      ) : (
        <Fault fault={fault} language={i18n.language} />
      )}
      {fault === null && state === 'stopped' ? <p>{t('audit.health.stoppedNext', { to: checkedTo })}</p> : null}
      {fault === null && state === 'done' && checkedFrom > 1 ? (
        <p className="small">{t('audit.health.begins', { from: checkedFrom })}</p>
      ) : null}
      {setBack === null ? null : (
        <p className="audit-remark">
          <Icon name="clock" size={18} />
          {t('audit.health.setBack', {
            seq: setBack.seq,
            at: momentOf(i18n.language, setBack.at),
            before: momentOf(i18n.language, setBack.before),
          })}
        </p>
      )}
      <p className="small soft">
        {t('audit.health.key')} <span className="mono audit-key">{key}</span>
      </p>
    </>
  );
}

interface FaultProps {
  readonly fault: NonNullable<AuditHealth['fault']>;
  readonly language: string;
}

/** What is wrong, what stands in that place now, and what to do. */
function Fault({ fault: { type, event }, language }: FaultProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(`audit.health.why.${type}`)}.</p>
      {event === null ? null : (
        <p className="audit-culprit">
          {[kindOf(t, event.kind), event.actor, event.reference, momentOf(language, event.at)]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      )}
      <p>{t('audit.health.brokenNext')}</p>
    </>
  );
}

function toneOf({ state, health }: Verifying): '' | ' good' | ' loss' {
  if (health?.fault) return ' loss';
  return state === 'done' && health !== null ? ' good' : '';
}

function verdictOf(t: TFunction, state: Verifying['state'], { fault, checkedFrom, checkedTo }: AuditHealth): string {
  if (fault === null)
    return t(state === 'done' ? 'audit.health.holds' : 'audit.health.holdsSoFar', { from: checkedFrom, to: checkedTo });
  return fault.seq === null ? t('audit.health.brokenSomewhere') : t('audit.health.broken', { seq: fault.seq });
}
