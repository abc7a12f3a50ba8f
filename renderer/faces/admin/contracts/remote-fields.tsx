import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PolicyCapability } from '../../../../app/policy/capability.ts';
import { Picks } from '../picks.tsx';
import type { FieldsProps } from './fields.ts';

/** Whether anybody may help from afar, and how far that goes: what stands here no policy can widen. */
export function RemoteFields({ draft, onChange }: FieldsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <label className="table-switch">
        <input
          type="checkbox"
          role="switch"
          className="switch"
          checked={draft.remote}
          aria-checked={draft.remote}
          onChange={(event) => onChange({ remote: event.target.checked })}
        />
        {draft.remote ? t('directory.contract.remoteOn') : t('directory.contract.remoteOff')}
      </label>
      {draft.remote ? (
        <Picks<PolicyCapability>
          legend={t('directory.contract.remote')}
          value={draft.capabilities}
          options={PolicyCapability.options.map((value) => ({
            value,
            label: t(`directory.capability.${value}`),
          }))}
          onChange={(capabilities) => onChange({ capabilities })}
          hint={t('directory.contract.remoteHint')}
        />
      ) : null}
    </>
  );
}
