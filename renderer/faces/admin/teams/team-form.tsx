import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '../../../../app/directory/team.ts';
import { TeamName } from '../../../../app/kernel/scalars.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import type { Office } from '../../../state/office.ts';
import { ArchiveButton } from '../archive-button.tsx';
import type { Done } from '../done-bar.tsx';
import { latestSeen } from '../latest-seen.ts';
import { RecordForm } from '../record-form.tsx';
import { useSending } from '../use-sending.ts';

interface TeamFormProps {
  readonly office: Office;
  /** Null for a new one. */
  readonly team: Team | null;
  readonly latest: readonly Team[];
  readonly onClose: () => void;
  readonly onDone: (done: Done) => void;
}

type LevelWord = '1' | '2' | '3';
const LEVELS = { '1': 1, '2': 2, '3': 3 } as const;

export function TeamForm({ office, team, latest, onClose, onDone }: TeamFormProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const [name, setName] = useState(team?.name ?? '');
  const [level, setLevel] = useState<LevelWord>(`${team?.level ?? 2}`);
  const [kind, setKind] = useState<Team['kind']>(team?.kind ?? 'internal');
  const [seen, setSeen] = useState(team?.changedAt ?? 0);
  const [tried, setTried] = useState(false);
  const isFaulty = !TeamName.safeParse(name).success;
  const editing = team === null ? null : { id: team.id, seen };
  const save = async (): Promise<void> => {
    if (isFaulty) return setTried(true);
    const saved = await sending.send('team.save', { editing, name, level: LEVELS[level], kind });
    if (saved !== null) onDone({ text: t('directory.done.saved', { name: saved.name }) });
  };
  const archive = async (archived: boolean): Promise<void> => {
    if (editing === null) return;
    const saved = await sending.send('team.archive', { editing, archived });
    if (saved === null) return;
    const back = { editing: { id: saved.id, seen: saved.changedAt }, archived: !archived };
    onDone({
      text: t(archived ? 'directory.done.archived' : 'directory.done.restored', { name: saved.name }),
      undo: () => office.link.request('team.archive', back),
    });
  };
  return (
    <RecordForm
      title={team === null ? t('directory.team.new') : team.name}
      sending={sending}
      submit={team === null ? t('directory.team.create') : t('directory.form.save')}
      onSubmit={() => void save()}
      onClose={onClose}
      onTakeOver={() => setSeen(latestSeen(latest, team))}
      more={team === null ? null : <ArchiveButton archived={team.archived} onArchive={(wish) => void archive(wish)} />}
    >
      <TextField
        label={t('directory.team.name')}
        value={name}
        onChange={setName}
        fault={tried && isFaulty ? t('directory.form.nameFault') : undefined}
        hint={t('directory.team.nameHint')}
      />
      <Choices<LevelWord>
        legend={t('directory.team.level')}
        joined
        value={level}
        onChange={setLevel}
        options={(['1', '2', '3'] as const).map((value) => ({ value, label: `N${value}` }))}
      />
      <Choices<Team['kind']>
        legend={t('directory.team.kind')}
        joined
        value={kind}
        onChange={setKind}
        options={(['internal', 'external'] as const).map((value) => ({
          value,
          label: t(`directory.team.kinds.${value}`),
        }))}
      />
    </RecordForm>
  );
}
