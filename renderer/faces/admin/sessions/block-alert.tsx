import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { TechnicianBlock } from '../../../../app/wire/requests/rights.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import type { Office } from '../../../state/office.ts';
import { LiftBlock } from './lift-block.tsx';

interface BlockAlertProps {
  readonly office: Office;
  /** Those that stand, the newest first. */
  readonly blocks: readonly TechnicianBlock[];
  readonly onShowAll: () => void;
}

/** The newest block above whatever the administrator does, until it is lifted or put off; the mark beside the section stays. */
export function BlockAlert({ office, blocks, onShowAll }: BlockAlertProps): ReactElement | null {
  const { t } = useTranslation();
  const [putOff, setPutOff] = useState<ReadonlySet<Id>>(new Set());
  const [lifting, setLifting] = useState<TechnicianBlock | null>(null);
  const waiting = blocks.filter(({ id }) => !putOff.has(id));
  const [newest] = waiting;
  return (
    <>
      {newest === undefined ? null : (
        <div className="admin-alert">
          <Notice
            icon="lock"
            tone="loss"
            urgent
            title={t('rights.blocks.alert', {
              technician: newest.technician.name,
              workstation: newest.workstation.name,
            })}
          >
            <p>
              {t(`rights.blocks.alertWhy.${newest.cause}`, { owner: newest.workstation.owner })}{' '}
              <span className="mono">{newest.reference}</span>
            </p>
            <div className="actions">
              <button type="button" className="button" onClick={() => setLifting(newest)}>
                {t('rights.blocks.alertLift')}
              </button>
              {waiting.length === 1 ? null : (
                <button type="button" className="button quiet" onClick={onShowAll}>
                  {t('rights.blocks.alertAll', { count: waiting.length })}
                </button>
              )}
              <button
                type="button"
                className="button quiet"
                onClick={() => setPutOff(new Set(blocks.map(({ id }) => id)))}
              >
                {t('rights.blocks.alertLater')}
              </button>
            </div>
          </Notice>
        </div>
      )}
      {lifting === null ? null : (
        <LiftBlock office={office} block={lifting} onClose={() => setLifting(null)} onLifted={() => setLifting(null)} />
      )}
    </>
  );
}
