import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkstationRecord } from '../../../../app/directory/workstation-record.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';

interface RevokeProps {
  readonly workstation: WorkstationRecord;
  readonly onRevoke: () => void;
  readonly onKeep: () => void;
}

/** Says what will happen before it does: a session that runs can't be given back. */
export function Revoke({ workstation, onRevoke, onKeep }: RevokeProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Dialog title={t('directory.workstation.revokeTitle', { name: workstation.name })} onClose={onKeep}>
      <ul className="consequences">
        <li>{t('directory.workstation.willEnd')}</li>
        <li>{t('directory.workstation.willRefuse')}</li>
        <li>{t('directory.workstation.willKeep')}</li>
      </ul>
      <div className="actions spread">
        <button type="button" className="button" onClick={onKeep}>
          {t('common.cancel')}
        </button>
        <button
          type="button"
          className="button stop"
          onClick={() => {
            onKeep();
            onRevoke();
          }}
        >
          {t('directory.workstation.revokeNow')}
        </button>
      </div>
    </Dialog>
  );
}
