import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditHealth } from '../../../../app/wire/requests/audit.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { asked } from '../../../state/queries.ts';
import { failureOf } from '../../../state/refused-error.ts';
import { momentOf } from './event-words.ts';

/** Whether the chain holds, as far as anyone asked. */
export function Health({ office }: { readonly office: Office }): ReactElement {
  const { t } = useTranslation();
  const check = useMutation({ mutationFn: () => asked(office.link, 'audit.verify', {}) });
  const failure = failureOf(check.error);
  const health = check.data;
  const tone = toneOf(health);
  return (
    <>
      <section className={`audit-health${tone}`} aria-live="polite">
        <Icon name={tone === ' loss' ? 'alert' : 'shield'} size={28} />
        {health === undefined ? <p className="soft">{t('audit.health.unknown')}</p> : <Found health={health} />}
        <button
          type="button"
          className="button"
          aria-disabled={check.isPending}
          onClick={() => {
            if (!check.isPending) check.mutate();
          }}
        >
          {check.isPending ? t('audit.health.verifying') : t('audit.health.verify')}
        </button>
      </section>
      {failure === null ? null : <Refusal text={failureText(t, failure)} icon="alert" />}
    </>
  );
}

function Found({ health }: { readonly health: AuditHealth }): ReactElement {
  const { t, i18n } = useTranslation();
  const { fault, checkpoints, key, at } = health;
  return (
    <div>
      <p className="audit-verdict">{verdictOf(t, health)}</p>
      {fault === null ? (
        <p className="small soft figures">
          {t('audit.health.checked', { time: momentOf(i18n.language, at), count: checkpoints })}
        </p>
      ) : (
        <p>
          {t(`audit.health.why.${fault.type}`)}. {t('audit.health.brokenNext')}
        </p>
      )}
      <p className="small soft">
        {t('audit.health.key')} <span className="mono audit-key">{key}</span>
      </p>
    </div>
  );
}

function toneOf(health: AuditHealth | undefined): '' | ' good' | ' loss' {
  if (health === undefined) return '';
  return health.fault === null ? ' good' : ' loss';
}

function verdictOf(t: TFunction, { fault, checkedFrom, checkedTo }: AuditHealth): string {
  if (fault === null) return t('audit.health.holds', { from: checkedFrom, to: checkedTo });
  return fault.seq === null ? t('audit.health.brokenSomewhere') : t('audit.health.broken', { seq: fault.seq });
}
