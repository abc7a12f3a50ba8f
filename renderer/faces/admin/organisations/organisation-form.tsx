import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organisation, Site } from '../../../../app/directory/organisation.ts';
import { PersonName } from '../../../../app/kernel/scalars.ts';
import { TextField } from '../../../shared/parts/text-field.tsx';
import type { Office } from '../../../state/office.ts';
import { ArchiveButton } from '../archive-button.tsx';
import type { Done } from '../done-bar.tsx';
import { RecordForm } from '../record-form.tsx';
import { useSending } from '../use-sending.ts';
import { SiteList } from './site-list.tsx';

interface OrganisationFormProps {
  readonly office: Office;
  /** Null for a new one. */
  readonly organisation: Organisation | null;
  readonly sites: readonly Site[];
  readonly onClose: () => void;
  /** A new one is there: its sites can be written down next. */
  readonly onMade: (id: string) => void;
  readonly onDone: (done: Done) => void;
}

/** Its name, then its sites, each saved by itself. */
export function OrganisationForm({ office, organisation, sites, ...props }: OrganisationFormProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const [name, setName] = useState(organisation?.name ?? '');
  const [seen, setSeen] = useState(organisation?.changedAt ?? 0);
  const [tried, setTried] = useState(false);
  const isFaulty = !PersonName.safeParse(name).success;
  const editing = organisation === null ? null : { id: organisation.id, seen };
  const save = async (): Promise<void> => {
    if (isFaulty) return setTried(true);
    const saved = await sending.send('organisation.save', { editing, name });
    if (saved === null) return;
    if (organisation === null) return props.onMade(saved.id);
    props.onDone({ text: t('directory.done.saved', { name: saved.name }) });
  };
  const archive = async (archived: boolean): Promise<void> => {
    if (editing === null) return;
    const saved = await sending.send('organisation.archive', { editing, archived });
    if (saved === null) return;
    const back = { editing: { id: saved.id, seen: saved.changedAt }, archived: !archived };
    props.onDone({
      text: t(archived ? 'directory.done.archived' : 'directory.done.restored', { name: saved.name }),
      undo: () => office.link.request('organisation.archive', back),
    });
  };
  return (
    <RecordForm
      title={organisation === null ? t('directory.organisation.new') : organisation.name}
      sending={sending}
      submit={organisation === null ? t('directory.organisation.create') : t('directory.form.save')}
      onSubmit={() => void save()}
      onClose={props.onClose}
      onTakeOver={() => setSeen(organisation?.changedAt ?? seen)}
      more={
        organisation === null ? null : (
          <ArchiveButton archived={organisation.archived} onArchive={(on) => void archive(on)} />
        )
      }
    >
      <TextField
        label={t('directory.organisation.name')}
        value={name}
        onChange={setName}
        fault={tried && isFaulty ? t('directory.form.nameFault') : undefined}
        hint={organisation === null ? t('directory.organisation.sitesNext') : undefined}
      />
      {organisation === null ? null : <SiteList office={office} organisationId={organisation.id} sites={sites} />}
    </RecordForm>
  );
}
