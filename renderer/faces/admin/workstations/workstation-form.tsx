import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkstationRecord } from '../../../../app/directory/workstation-record.ts';
import { Tags } from '../../../../app/directory/workstation-record.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { TextField } from '../../../shared/parts/text-field.tsx';
import type { Office } from '../../../state/office.ts';
import type { Done } from '../done-bar.tsx';
import { latestSeen } from '../latest-seen.ts';
import { PlaceFields } from '../place-fields.tsx';
import { RecordForm } from '../record-form.tsx';
import { useSending } from '../use-sending.ts';
import { Revoke } from './revoke.tsx';

interface WorkstationFormProps {
  readonly office: Office;
  readonly workstation: WorkstationRecord;
  readonly latest: readonly WorkstationRecord[];
  readonly directory: RequestOutput<'directory.show'>;
  readonly onClose: () => void;
  readonly onDone: (done: Done) => void;
}

export function WorkstationForm({
  office,
  workstation,
  onClose,
  onDone,
  ...props
}: WorkstationFormProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const [place, setPlace] = useState({
    organisationId: workstation.organisationId ?? '',
    siteId: workstation.siteId ?? '',
  });
  const [typed, setTyped] = useState(workstation.tags.join(', '));
  const [seen, setSeen] = useState(workstation.changedAt);
  const [revoking, setRevoking] = useState(false);
  const [tried, setTried] = useState(false);
  const tags = Tags.safeParse([...new Set(typed.split(/[,\s]+/).filter((tag) => tag !== ''))]);
  const editing = { id: workstation.id, seen };
  const { name, owner, revokedAt } = workstation;
  const save = async (): Promise<void> => {
    if (!tags.success) return setTried(true);
    const { organisationId, siteId } = place;
    const saved = await sending.send('workstation.place', {
      editing,
      tags: tags.data,
      organisationId: organisationId === '' ? null : organisationId,
      siteId: siteId === '' ? null : siteId,
    });
    if (saved !== null) onDone({ text: t('directory.done.saved', { name }) });
  };
  const setRevoked = async (revoked: boolean): Promise<void> => {
    const saved = await sending.send(revoked ? 'workstation.revoke' : 'workstation.restore', { editing });
    if (saved === null) return;
    const back = { editing: { id: saved.id, seen: saved.changedAt } };
    const undo = () => office.link.request(revoked ? 'workstation.restore' : 'workstation.revoke', back);
    onDone({ text: t(revoked ? 'directory.workstation.revoked' : 'directory.workstation.restored', { name }), undo });
  };
  const owners = props.directory.organisations.find(({ id }) => id === owner.organisationId)?.name;
  return (
    <RecordForm
      title={name}
      sending={sending}
      submit={t('directory.form.save')}
      onSubmit={() => void save()}
      onClose={onClose}
      onTakeOver={() => setSeen(latestSeen(props.latest, workstation))}
      more={
        revokedAt === null ? (
          <button type="button" className="button quiet" onClick={() => setRevoking(true)}>
            {t('directory.workstation.revoke')}
          </button>
        ) : (
          <button type="button" className="button quiet" onClick={() => void setRevoked(false)}>
            {t('directory.workstation.restore')}
          </button>
        )
      }
    >
      <p className="soft">{t('directory.workstation.of', { owner: owner.name })}</p>
      <PlaceFields
        {...place}
        directory={props.directory}
        none={
          owners === undefined
            ? t('directory.workstation.ownersNone')
            : t('directory.workstation.owners', { organisation: owners })
        }
        onChange={(part) => setPlace((before) => ({ ...before, ...part }))}
      />
      <TextField
        label={t('directory.workstation.tags')}
        value={typed}
        onChange={setTyped}
        hint={t('directory.workstation.tagsHint')}
        fault={tried && !tags.success ? t('directory.workstation.tagsFault') : undefined}
      />
      {revoking ? (
        <Revoke workstation={workstation} onRevoke={() => void setRevoked(true)} onKeep={() => setRevoking(false)} />
      ) : null}
    </RecordForm>
  );
}
