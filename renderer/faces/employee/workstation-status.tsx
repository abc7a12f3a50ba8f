import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionEnd } from '../../../app/wire/bridge.ts';
import type { OwnWorkstation } from '../../ports/platform/platform.ts';
import { keysText } from '../../shared/keys-text.ts';
import { FaultyConfiguration } from '../../shared/parts/faulty-configuration.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { withdrawnText } from '../../shared/removal-text.ts';
import { Thanks } from './thanks.tsx';

interface WorkstationStatusProps {
  /** Null in a browser, which knows of none. */
  readonly workstation: OwnWorkstation | null;
  readonly sessionOver: boolean;
  /** Null while the settings are in sight. */
  readonly onSettings: (() => void) | null;
}

/** What its owner has to know of this computer before anything else. */
export function WorkstationStatus(props: WorkstationStatusProps): ReactElement | null {
  const { workstation, sessionOver, onSettings } = props;
  const { t } = useTranslation();
  if (workstation === null) return null;
  const { shell, desk } = workstation;
  return (
    <>
      {shell.inSession ? (
        <Notice icon="eye" tone="seen" title={t('employee.follow.seen')}>
          <p className="small">
            {shell.shortcuts.stop === null
              ? t('employee.follow.seenHow')
              : t('employee.follow.seenHowKeys', { shortcut: keysText(t, shell.shortcuts.stop) })}
          </p>
        </Notice>
      ) : null}
      {shell.disowned === null ? null : <Thanks shell={shell} disowned={shell.disowned} desk={desk} />}
      {shell.configurationFault === null ? null : <FaultyConfiguration fault={shell.configurationFault} />}
      {shell.revoked ? (
        <Notice icon="blocked" tone="loss" title={t('employee.revoked.title')}>
          <p className="small">{t('employee.revoked.body')}</p>
        </Notice>
      ) : null}
      {shell.brokerKey.foreign === null || onSettings === null ? null : (
        <Notice icon="alert" tone="loss" title={t('employee.serverKey.foreignTitle')}>
          <button type="button" className="link small" onClick={onSettings}>
            {t('employee.serverKey.look')}
          </button>
        </Notice>
      )}
      {sessionOver && shell.disowned === null ? <Over end={shell.lastEnd} /> : null}
    </>
  );
}

/** Nobody sees the screen any more, and why, unless it was the employee's own doing. */
function Over({ end }: { readonly end: SessionEnd | null }): ReactElement {
  const { t } = useTranslation();
  const withdrawn = end?.reason === 'rule' ? end.revoked.find(({ capability }) => capability === 'view') : undefined;
  const why = end === null || end.reason === 'stopped-by-employee' ? null : t(`employee.journal.end.${end.reason}`);
  return (
    <Notice icon="check" tone="good" title={t('employee.follow.unseen')}>
      {why === null ? null : (
        <p className="small">
          {withdrawn === undefined ? t('employee.follow.endedWhy', { why }) : withdrawnText(t, withdrawn)}
        </p>
      )}
    </Notice>
  );
}
