import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetSignIn } from '../../../../app/directory/enrolment.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { requests } from '../../../../app/wire/requests.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import type { Office } from '../../../state/office.ts';
import { Picks } from '../picks.tsx';
import { PlaceFields } from '../place-fields.tsx';
import { RecordForm } from '../record-form.tsx';
import { useSending } from '../use-sending.ts';

interface IssueTokenProps {
  readonly office: Office;
  readonly directory: RequestOutput<'directory.show'>;
  readonly onClose: () => void;
  readonly onIssued: (issued: RequestOutput<'enrolment.issue'>) => void;
}

export function IssueToken({ office, directory, onClose, onIssued }: IssueTokenProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const [draft, setDraft] = useState({
    name: '',
    organisationId: '',
    siteId: '',
    tags: '',
    days: '30',
    maxUses: '100',
  });
  const [signIn, setSignIn] = useState<FleetSignIn>('device');
  const [tiesByName, setTies] = useState(false);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...part }));
  const read = requests['enrolment.issue'].input.safeParse({
    ...draft,
    signIn,
    tiesByName: signIn === 'device' && tiesByName,
    siteId: draft.siteId === '' ? null : draft.siteId,
    tags: draft.tags.split(/[,\s]+/).filter((tag) => tag !== ''),
    days: Number(draft.days),
    maxUses: Number(draft.maxUses),
  });
  const faults = new Set(read.error?.issues.map(({ path }) => path[0]));
  const fault = (field: 'name' | 'tags' | 'days' | 'maxUses'): string | undefined =>
    tried && faults.has(field) ? t(`directory.fleet.fault.${field}`) : undefined;
  const issue = async (): Promise<void> => {
    if (!read.success) return setTried(true);
    const issued = await sending.send('enrolment.issue', read.data);
    if (issued !== null) onIssued(issued);
  };
  return (
    <RecordForm
      title={t('directory.fleet.issue')}
      sending={sending}
      submit={t('directory.fleet.create')}
      onSubmit={() => void issue()}
      onClose={onClose}
    >
      <TextField
        label={t('directory.fleet.name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        hint={t('directory.fleet.nameHint')}
        fault={fault('name')}
      />
      <PlaceFields
        organisationId={draft.organisationId}
        siteId={draft.siteId}
        directory={directory}
        none={t('directory.fleet.choose')}
        fault={tried && faults.has('organisationId') ? t('directory.contract.fault.organisation') : undefined}
        onChange={change}
      />
      <Choices<FleetSignIn>
        legend={t('directory.fleet.signIn')}
        value={signIn}
        onChange={setSignIn}
        options={(['device', 'account'] as const).map((value) => ({
          value,
          label: t(`directory.fleet.signIns.${value}`),
        }))}
      />
      {signIn === 'device' ? (
        <Picks<'name'>
          legend={t('directory.fleet.tiesByName')}
          options={[{ value: 'name', label: t('directory.fleet.tiesByNameYes') }]}
          value={tiesByName ? ['name'] : []}
          onChange={(value) => setTies(value.length > 0)}
          hint={t('directory.fleet.tiesByNameHint')}
        />
      ) : null}
      <TextField
        label={t('directory.workstation.tags')}
        value={draft.tags}
        onChange={(tags) => change({ tags })}
        hint={t('directory.workstation.tagsHint')}
        fault={fault('tags')}
      />
      <div className="record-pair">
        <TextField
          label={t('directory.fleet.days')}
          value={draft.days}
          onChange={(days) => change({ days })}
          fault={fault('days')}
        />
        <TextField
          label={t('directory.fleet.maxUses')}
          value={draft.maxUses}
          onChange={(maxUses) => change({ maxUses })}
          fault={fault('maxUses')}
        />
      </div>
    </RecordForm>
  );
}
