import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisownedRequest, ShellState } from '../../../app/wire/bridge.ts';
import type { WorkstationDesk } from '../../ports/platform/platform.ts';
import { Notice } from '../../shared/parts/notice.tsx';

interface ThanksProps {
  readonly shell: Pick<ShellState, 'link'>;
  readonly disowned: DisownedRequest;
  readonly desk: Pick<WorkstationDesk, 'putAwayDisowned'>;
}

/** Whoever said that they had asked for no help is thanked, and told what happens now. */
export function Thanks({ shell, disowned, desk }: ThanksProps): ReactElement {
  const { t } = useTranslation();
  const { reference, technician, blocked } = disowned;
  return (
    <Notice icon="shield" tone="good" title={t('employee.thanks.title')} urgent>
      <p>{t(blocked ? 'employee.thanks.blocked' : 'employee.thanks.lifted', { name: technician })}</p>
      {blocked ? <p>{t(shell.link === 'online' ? 'employee.thanks.told' : 'employee.thanks.toldLater')}</p> : null}
      <p>
        {t('employee.thanks.reference')} <strong className="mono thanks-reference">{reference}</strong>
      </p>
      <button type="button" className="button" onClick={() => void desk.putAwayDisowned()}>
        {t('employee.thanks.read')}
      </button>
    </Notice>
  );
}
