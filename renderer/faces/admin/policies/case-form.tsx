import type { ReactElement } from 'react';
import type { Contract } from '../../../../app/directory/contract.ts';
import type { WorkstationRecord } from '../../../../app/directory/workstation-record.ts';
import type { PersonRecord } from '../../../../app/level/person.ts';
import { Impact } from '../../../../app/ticket/ticket.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { DayField } from '../../../shared/parts/day-field.tsx';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { Picks } from '../picks.tsx';
import type { CaseDraft, Holder } from './imagined.ts';
import { CIRCUMSTANCES, COVERING, HOLDERS, momentOf, NO_CONTRACT } from './imagined.ts';
import { TimeField } from './time-field.tsx';
import type { Speech } from './words.ts';

interface CaseFormProps {
  readonly draft: CaseDraft;
  readonly onChange: (part: Partial<CaseDraft>) => void;
  readonly technicians: readonly PersonRecord[];
  readonly workstations: readonly WorkstationRecord[];
  readonly contracts: readonly Contract[];
  readonly speech: Speech;
}

/** Who, where, under which contract, when, and on what ticket. */
export function CaseForm({
  draft,
  onChange,
  technicians,
  workstations,
  contracts,
  speech,
}: CaseFormProps): ReactElement {
  const { t, directory } = speech;
  const organisationOf = (id: string): string => directory.organisations.find((one) => one.id === id)?.name ?? '';
  const agreed = contracts.map(({ id, name, organisationId }) => ({
    value: id,
    label: `${organisationOf(organisationId)} · ${name}`,
  }));
  return (
    <div className="policy-case">
      <SelectField
        label={t('policy.whatIf.technician')}
        value={draft.technicianId}
        options={technicians.map(({ id, name, level }) => ({ value: id, label: `${name} · N${level}` }))}
        onChange={(technicianId) => onChange({ technicianId })}
      />
      <SelectField
        label={t('policy.whatIf.workstation')}
        value={draft.workstationId}
        options={workstations.map(({ id, name, owner }) => ({ value: id, label: `${name} · ${owner.name}` }))}
        onChange={(workstationId) => onChange({ workstationId })}
      />
      <SelectField
        label={t('policy.whatIf.contract')}
        value={draft.contract}
        options={[
          { value: COVERING, label: t('policy.whatIf.covering') },
          ...agreed.sort((one, other) => one.label.localeCompare(other.label)),
          { value: NO_CONTRACT, label: t('policy.whatIf.noContract') },
        ]}
        onChange={(contract) => onChange({ contract })}
      />
      <div className="policy-moment">
        <DayField
          label={t('policy.whatIf.date')}
          value={draft.day}
          fault={momentOf(draft) === null ? t('policy.whatIf.dayFault') : undefined}
          onChange={(day) => onChange({ day })}
        />
        <TimeField
          label={t('policy.whatIf.time')}
          minute={draft.minute}
          fits={(wanted) => wanted < MIDNIGHT}
          fault={t('policy.whatIf.timeFault')}
          onChange={(minute) => onChange({ minute })}
        />
      </div>
      <Choices<Impact>
        legend={t('policy.when.impacts')}
        value={draft.impact}
        onChange={(impact) => onChange({ impact })}
        options={Impact.options.map((value) => ({ value, label: t(`policy.when.impactWord.${value}`) }))}
      />
      <Picks
        legend={t('policy.whatIf.circumstances')}
        value={draft.holding}
        onChange={(holding) => onChange({ holding })}
        options={CIRCUMSTANCES.map((value) => ({
          value,
          label: value === 'secondFactor' ? t('policy.whatIf.secondFactor') : t(`policy.when.${value}`),
        }))}
      />
      {draft.holding.includes('assigned') ? null : (
        <SelectField
          label={t('policy.whatIf.holder')}
          value={draft.holder}
          options={HOLDERS.map((value) => ({
            value,
            label: value === 'nobody' ? t('policy.whatIf.nobody') : `N${value}`,
          }))}
          onChange={(chosen) => onChange({ holder: holderIn(chosen) })}
        />
      )}
    </div>
  );
}

const MIDNIGHT = 24 * 60;

const holderIn = (chosen: string): Holder => HOLDERS.find((one) => one === chosen) ?? 'nobody';
