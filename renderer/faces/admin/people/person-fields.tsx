import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../../app/level/level.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { PlaceFields } from '../place-fields.tsx';
import type { Draft } from './person-draft.ts';

interface PersonFieldsProps {
  readonly draft: Draft;
  readonly directory: RequestOutput<'directory.show'>;
  readonly faults: ReadonlySet<unknown>;
  /** Nobody takes their own role away. */
  readonly isRoleFixed: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
}

export function PersonFields({ draft, directory, faults, isRoleFixed, onChange }: PersonFieldsProps): ReactElement {
  const { t } = useTranslation();
  const fault = (name: 'name' | 'email' | 'telephone' | 'teamId' | 'certifications'): string | undefined =>
    faults.has(name) ? t(`admin.form.invalid.${name}`) : undefined;
  return (
    <>
      <TextField
        label={t('admin.form.name')}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        fault={fault('name')}
      />
      <TextField
        label={t('admin.form.email')}
        type="email"
        value={draft.email}
        onChange={(email) => onChange({ email })}
        fault={fault('email')}
      />
      <TextField
        label={t('directory.person.telephone')}
        type="tel"
        value={draft.telephone}
        onChange={(telephone) => onChange({ telephone })}
        hint={t('directory.person.telephoneHint')}
        fault={fault('telephone')}
      />
      {isRoleFixed ? null : (
        <Choices<Role>
          legend={t('admin.form.role')}
          joined
          value={draft.role}
          onChange={(role) => onChange({ role })}
          options={(['employee', 'technician', 'administrator'] as const).map((value) => ({
            value,
            label: t(`admin.role.${value}`),
          }))}
        />
      )}
      {draft.role === 'technician' ? (
        <>
          <SelectField
            label={t('admin.form.team')}
            value={draft.teamId}
            none={t('directory.person.noTeam')}
            options={directory.teams
              .filter(({ archived, id }) => !archived || id === draft.teamId)
              .map(({ id, name, level }) => ({ value: id, label: `${name} · N${level}` }))}
            onChange={(teamId) => onChange({ teamId })}
            hint={directory.teams.length === 0 ? t('directory.person.noTeams') : undefined}
            fault={fault('teamId')}
          />
          <Choices<'team' | '1' | '2' | '3'>
            legend={t('admin.form.level')}
            joined
            value={draft.level === '' ? 'team' : draft.level}
            onChange={(level) => onChange({ level: level === 'team' ? '' : level })}
            options={[
              { value: 'team', label: t('directory.person.teamLevel') },
              ...(['1', '2', '3'] as const).map((value) => ({ value, label: `N${value}` })),
            ]}
          />
          <TextField
            label={t('directory.person.certifications')}
            value={draft.certifications}
            onChange={(certifications) => onChange({ certifications })}
            hint={t('directory.person.certificationsHint')}
            fault={fault('certifications')}
          />
        </>
      ) : null}
      {draft.role === 'employee' ? (
        <PlaceFields
          organisationId={draft.organisationId}
          siteId={draft.siteId}
          directory={directory}
          none={t('directory.place.nowhere')}
          onChange={onChange}
        />
      ) : null}
    </>
  );
}
