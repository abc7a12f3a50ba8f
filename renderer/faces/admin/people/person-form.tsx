import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../../app/level/person.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import type { Office } from '../../../state/office.ts';
import type { Done } from '../done-bar.tsx';
import { latestSeen } from '../latest-seen.ts';
import { RecordForm } from '../record-form.tsx';
import { useSending } from '../use-sending.ts';
import { FirstPassword } from './first-password.tsx';
import { PersonAccess } from './person-access.tsx';
import type { Draft } from './person-draft.ts';
import { draftOf, emptyDraft, entryOf, faultsOf } from './person-draft.ts';
import { PersonFields } from './person-fields.tsx';

interface PersonFormProps {
  readonly office: Office;
  /** Null for a new account. */
  readonly person: PersonRecord | null;
  readonly isMe: boolean;
  readonly people: readonly PersonRecord[];
  readonly directory: RequestOutput<'directory.show'>;
  readonly onClose: () => void;
  readonly onDone: (done: Done) => void;
  /** The account of a computer's key is somebody's of the directory. */
  readonly onMerge: (person: PersonRecord) => void;
  /** The first password is shown once, to the administrator alone. */
  readonly onCreated: (created: { readonly name: string; readonly password: string }) => void;
}

export function PersonForm({ office, person, people, onClose, onDone, ...props }: PersonFormProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const [draft, setDraft] = useState<Draft>(person === null ? emptyDraft : draftOf(person));
  const [password, setPassword] = useState('');
  const [seen, setSeen] = useState(person?.changedAt ?? 0);
  const [tried, setTried] = useState(false);
  /** Whose account is theirs to keep, and still there. */
  const other = props.isMe || person?.erased === true ? null : person;
  const hasPassword = person !== null || password.length >= 12;
  const save = async (): Promise<void> => {
    const entry = entryOf(draft);
    if (entry === null || !hasPassword) return setTried(true);
    if (person === null) {
      const made = await sending.send('person.create', { ...entry, password });
      if (made !== null) props.onCreated({ name: made.name, password });
      return;
    }
    const saved = await sending.send('person.update', { ...entry, editing: { id: person.id, seen } });
    if (saved !== null) onDone({ text: t('directory.done.saved', { name: saved.name }) });
  };
  const disable = async (disabled: boolean): Promise<void> => {
    if (person === null) return;
    const saved = await sending.send('person.set-disabled', { editing: { id: person.id, seen }, disabled });
    if (saved === null) return;
    const back = { editing: { id: saved.id, seen: saved.changedAt }, disabled: !disabled };
    onDone({
      text: t(disabled ? 'directory.person.disabledDone' : 'directory.person.enabledDone', { name: saved.name }),
      undo: () => office.link.request('person.set-disabled', back),
    });
  };
  return (
    <RecordForm
      title={person === null ? t('admin.form.title') : person.name}
      sending={sending}
      submit={person === null ? t('admin.form.submit') : t('directory.form.save')}
      onSubmit={() => void save()}
      onClose={onClose}
      onTakeOver={() => setSeen(latestSeen(people, person))}
      more={
        other === null ? null : (
          <PersonActions
            person={other}
            onDisable={(disabled) => void disable(disabled)}
            onMerge={() => props.onMerge(other)}
          />
        )
      }
    >
      <PersonFields
        draft={draft}
        directory={props.directory}
        faults={tried ? faultsOf(draft) : new Set()}
        isRoleFixed={props.isMe}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      {person === null ? (
        <FirstPassword
          label={t('admin.form.password')}
          hint={t('admin.form.passwordHint')}
          password={password}
          isFaulty={tried && !hasPassword}
          onChange={setPassword}
        />
      ) : null}
      {other === null ? null : <PersonAccess office={office} person={other} />}
    </RecordForm>
  );
}

interface PersonActionsProps {
  readonly person: PersonRecord;
  readonly onDisable: (disabled: boolean) => void;
  readonly onMerge: () => void;
}

/** What can be done with an account besides changing what it says. */
function PersonActions({ person, onDisable, onMerge }: PersonActionsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {person.byKey ? (
        <button type="button" className="button" onClick={onMerge}>
          {t('directory.merge.button')}
        </button>
      ) : null}
      <button type="button" className="button quiet" onClick={() => onDisable(!person.disabled)}>
        {person.disabled ? t('directory.person.enable') : t('directory.person.disable')}
      </button>
    </>
  );
}
