import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { TechnicianBlock } from '../../../../app/wire/requests/rights.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useSending } from '../use-sending.ts';

interface LiftBlockProps {
  readonly office: Office;
  readonly block: TechnicianBlock;
  readonly onClose: () => void;
  readonly onLifted: () => void;
}

/** Letting somebody ask again takes a reason, which the audit keeps. */
export function LiftBlock({ office, block, onClose, onLifted }: LiftBlockProps): ReactElement {
  const { t } = useTranslation();
  const { send, failure, isSending } = useSending(office);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const lift = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const parsed = Words.safeParse(reason);
    if (parsed.success && (await send('block.lift', { blockId: block.id, reason: parsed.data })) !== null) onLifted();
  };
  const names = { technician: block.technician.name, owner: block.workstation.owner };
  return (
    <Dialog title={t('rights.blocks.liftTitle', names)} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => void lift(event)}>
        <p>{t(`rights.blocks.story.${block.cause}`, names)}</p>
        <TextField
          label={t('rights.blocks.reason')}
          hint={t('rights.blocks.reasonHint')}
          lines={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
          fault={tried && reason.trim() === '' ? t('rights.blocks.reasonMissing') : undefined}
        />
        {failure === null ? null : <Refusal text={failureText(t, failure)} icon="alert" />}
        <div className="actions spread">
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button strong" aria-disabled={isSending}>
            {t('rights.blocks.lift')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
