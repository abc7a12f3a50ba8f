import type { ReactElement } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '../../../../app/directory/contract.ts';
import { priorities } from './contract-draft.ts';
import type { FieldsProps } from './fields.ts';

/** How soon somebody answers and how soon it works again, a line a priority. */
export function TargetsTable({ draft, faults, onChange }: FieldsProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const change = (priority: Priority, part: { respond?: string; resolve?: string }): void =>
    onChange({ targets: { ...draft.targets, [priority]: { ...draft.targets[priority], ...part } } });
  const isFaulty = [...faults].some((path) => path.startsWith('targets.'));
  return (
    <fieldset className="field" aria-describedby={`${id}-more`}>
      <legend className="field-label">{t('directory.contract.targets')}</legend>
      <table className="targets">
        <thead>
          <tr>
            <th scope="col">{t('directory.contract.priority')}</th>
            <th scope="col" id={`${id}-respond`}>
              {t('directory.contract.respond')}
            </th>
            <th scope="col" id={`${id}-resolve`}>
              {t('directory.contract.resolve')}
            </th>
          </tr>
        </thead>
        <tbody>
          {priorities.map((priority) => (
            <tr key={priority}>
              <th scope="row" id={`${id}-${priority}`}>
                {priority}
              </th>
              {(['respond', 'resolve'] as const).map((which) => (
                <td key={which}>
                  <input
                    className="input figures"
                    aria-labelledby={`${id}-${priority} ${id}-${which}`}
                    aria-invalid={faults.has(`targets.${priority}.${which}Minutes`)}
                    value={draft.targets[priority][which]}
                    onChange={(event) => change(priority, { [which]: event.target.value })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p id={`${id}-more`} className={isFaulty ? 'fault' : 'hint'}>
        {isFaulty ? t('directory.contract.fault.targets') : t('directory.contract.targetsHint')}
      </p>
    </fieldset>
  );
}
