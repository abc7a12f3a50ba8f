import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../app/audit/export-file.ts';
import { Avatar } from '../../shared/parts/avatar.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import { clockOf, dayOf } from '../../shared/time.ts';

/** One session: the person, the reason, the rights, and the hands on the mouse. */
export function JournalEntry({ receipt }: { readonly receipt: Receipt }): ReactElement {
  const { t, i18n } = useTranslation();
  const { signed, reason, hands, endReason } = receipt;
  const { technician, reference, capabilities } = signed.grant;
  return (
    <article className="journal-entry">
      <header>
        <Avatar name={technician.name} />
        <div>
          <h2>{technician.name}</h2>
          <p className="small soft">{t('employee.journal.technician', technician)}</p>
        </div>
      </header>
      <p className="figures">{whenOf(t, i18n.language, receipt)}</p>
      {reason === '' ? null : <blockquote>{reason}</blockquote>}
      <ul className="journal-rights">
        {capabilities.map((capability) => (
          <li key={capability}>
            <Icon name={capability === 'control' ? 'hand' : 'eye'} size={16} />
            {t(`common.capability.${capability}`)}
          </li>
        ))}
      </ul>
      <p>{handsOf(t, receipt)}</p>
      {hands.length === 0 ? null : (
        <details>
          <summary>
            {t('employee.journal.handsTimes')}
            <Icon name="down" size={16} />
          </summary>
          <ul className="small soft figures">
            {hands.map(({ from, to }) => (
              <li key={from}>
                {clockOf(i18n.language, from, true)} – {to === null ? '…' : clockOf(i18n.language, to, true)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="small soft">
        <span className="mono">{reference}</span>
        {endReason === null ? null : ` · ${t(`employee.journal.end.${endReason}`, { defaultValue: endReason })}`}
      </p>
    </article>
  );
}

function whenOf(t: TFunction, language: string, { signed, startedAt, endedAt }: Receipt): string {
  const from = startedAt ?? signed.grant.issuedAt;
  const day = dayOf(language, from);
  if (startedAt === null && endedAt !== null)
    return t('employee.journal.neverSeen', { day, from: clockOf(language, from) });
  if (endedAt === null) return t('employee.journal.since', { day, from: clockOf(language, from) });
  return t('employee.journal.between', { day, from: clockOf(language, from), to: clockOf(language, endedAt) });
}

/** How often and how long, rounded up to the minute: what someone asks first. */
function handsOf(t: TFunction, { signed, hands }: Receipt): string {
  if (!signed.grant.capabilities.includes('control')) return t('employee.journal.viewOnly');
  if (hands.length === 0) return t('employee.journal.untouched');
  const held = hands.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? from) - from), 0);
  return t('employee.journal.touched', { count: hands.length, minutes: Math.max(1, Math.ceil(held / 60_000)) });
}
