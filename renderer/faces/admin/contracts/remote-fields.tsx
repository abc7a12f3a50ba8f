import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PolicyCapability } from '../../../../app/policy/capability.ts';
import type { FieldsProps } from './fields.ts';

/** Whether anybody may help from afar, and how far that goes: what stands here no policy can widen. */
export function RemoteFields({ draft, onChange }: FieldsProps): ReactElement {
  const { t } = useTranslation();
  const toggle = (capability: PolicyCapability, on: boolean): void =>
    onChange({
      capabilities: PolicyCapability.options.filter((one) =>
        one === capability ? on : draft.capabilities.includes(one),
      ),
    });
  return (
    <fieldset className="field">
      <legend className="field-label">{t('directory.contract.remote')}</legend>
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
        <div className="choices">
          {PolicyCapability.options.map((capability) => (
            <label key={capability} className="choice">
              <input
                type="checkbox"
                checked={draft.capabilities.includes(capability)}
                onChange={(event) => toggle(capability, event.target.checked)}
              />
              {t(`directory.capability.${capability}`)}
            </label>
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}
