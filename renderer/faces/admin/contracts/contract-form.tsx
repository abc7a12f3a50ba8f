import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wallOf } from '../../../../app/directory/calendar.ts';
import type { Contract } from '../../../../app/directory/contract.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { DayField } from '../../../shared/parts/day-field.tsx';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { readDay } from '../../../shared/written-time.ts';
import type { Office } from '../../../state/office.ts';
import { ArchiveButton } from '../archive-button.tsx';
import type { Done } from '../done-bar.tsx';
import { latestSeen } from '../latest-seen.ts';
import { RecordForm } from '../record-form.tsx';
import { useSending } from '../use-sending.ts';
import type { Draft } from './contract-draft.ts';
import { draftOf, entryOf, plainDraft } from './contract-draft.ts';
import { HolidayFields } from './holiday-fields.tsx';
import { HoursEditor } from './hours-editor.tsx';
import { RemoteFields } from './remote-fields.tsx';
import { TargetsTable } from './targets-table.tsx';

interface ContractFormProps {
  readonly office: Office;
  /** Null for a new one. */
  readonly contract: Contract | null;
  readonly latest: readonly Contract[];
  readonly directory: RequestOutput<'directory.show'>;
  readonly onClose: () => void;
  readonly onDone: (done: Done) => void;
}

export function ContractForm({
  office,
  contract,
  directory,
  onClose,
  onDone,
  latest,
}: ContractFormProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const [draft, setDraft] = useState<Draft>(() =>
    contract === null ? newDraft(office, directory) : draftOf(contract),
  );
  const [seen, setSeen] = useState(contract?.changedAt ?? 0);
  const [tried, setTried] = useState(false);
  const read = entryOf(draft);
  const faults: ReadonlySet<string> = tried && 'faults' in read ? read.faults : new Set();
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const editing = contract === null ? null : { id: contract.id, seen };
  const save = async (): Promise<void> => {
    if ('faults' in read) return setTried(true);
    const saved = await sending.send('contract.save', { ...read.entry, editing });
    if (saved !== null) onDone({ text: t('directory.done.saved', { name: saved.name }) });
  };
  const archive = async (archived: boolean): Promise<void> => {
    if (editing === null) return;
    const saved = await sending.send('contract.archive', { editing, archived });
    if (saved === null) return;
    const back = { editing: { id: saved.id, seen: saved.changedAt }, archived: !archived };
    onDone({
      text: t(archived ? 'directory.done.archived' : 'directory.done.restored', { name: saved.name }),
      undo: () => office.link.request('contract.archive', back),
    });
  };
  const shared = { draft, faults, onChange: change };
  return (
    <RecordForm
      title={contract === null ? t('directory.contract.new') : contract.name}
      sending={sending}
      submit={contract === null ? t('directory.contract.create') : t('directory.form.save')}
      onSubmit={() => void save()}
      onClose={onClose}
      onTakeOver={() => setSeen(latestSeen(latest, contract))}
      more={
        contract === null ? null : <ArchiveButton archived={contract.archived} onArchive={(on) => void archive(on)} />
      }
    >
      {contract === null ? (
        <SelectField
          label={t('directory.place.organisation')}
          value={draft.organisationId}
          options={directory.organisations
            .filter(({ archived }) => !archived)
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(organisationId) => change({ organisationId })}
          fault={faults.has('organisationId') ? t('directory.contract.fault.organisation') : undefined}
        />
      ) : null}
      <TextField
        label={t('directory.contract.name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        fault={faults.has('name') ? t('directory.form.nameFault') : undefined}
      />
      <div className="record-pair">
        <DayField
          label={t('directory.contract.startsOn')}
          value={draft.startsOn}
          onChange={(startsOn) => change({ startsOn })}
          fault={faults.has('terms.startsOn') ? t('directory.contract.fault.day') : undefined}
        />
        <DayField
          label={t('directory.contract.endsOn')}
          value={draft.endsOn}
          onChange={(endsOn) => change({ endsOn })}
          hint={t('directory.contract.endsOnHint')}
          fault={
            faults.has('terms.endsOn')
              ? t(isDay(draft.endsOn) ? 'directory.contract.fault.endsOn' : 'directory.contract.fault.day')
              : undefined
          }
        />
      </div>
      <RemoteFields {...shared} />
      <HoursEditor {...shared} />
      <HolidayFields {...shared} office={office} />
      <TargetsTable {...shared} />
      <TextField
        label={t('directory.contract.onSite')}
        lines={2}
        value={draft.onSite}
        onChange={(onSite) => change({ onSite })}
        hint={t('directory.contract.onSiteHint')}
      />
      <SelectField
        label={t('directory.contract.specialists')}
        value={draft.specialistTeamId}
        none={t('directory.contract.noSpecialists')}
        options={directory.teams
          .filter(({ archived, id }) => !archived || id === draft.specialistTeamId)
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(specialistTeamId) => change({ specialistTeamId })}
      />
    </RecordForm>
  );
}

const isDay = (typed: string): boolean => readDay(typed) !== null;

/** Begins today, here, with the one organisation where there is but one. */
function newDraft(office: Office, { organisations }: RequestOutput<'directory.show'>): Draft {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const plain = plainDraft(wallOf(timeZone)(office.now()).day, timeZone);
  const open = organisations.filter(({ archived }) => !archived);
  return open.length === 1 ? { ...plain, organisationId: open[0]?.id ?? '' } : plain;
}
