import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../../app/level/person.ts';
import { Combobox } from '../../../shared/parts/combobox.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { mergePreviewOf } from '../../../state/queries.ts';
import type { Done } from '../done-bar.tsx';
import { useSending } from '../use-sending.ts';
import { likeliest } from './likeliest.ts';

interface MergePersonProps {
  readonly office: Office;
  /** The account of a computer's key. */
  readonly from: PersonRecord;
  readonly people: readonly PersonRecord[];
  readonly onClose: () => void;
  readonly onDone: (done: Done) => void;
}

/** Whose the account of a computer's key really is: chosen, what moves read, then done for good. */
export function MergePerson({ office, from, people, onClose, onDone }: MergePersonProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const candidates = people.filter(
    ({ id, role, disabled, byKey }) => id !== from.id && role === 'employee' && !disabled && !byKey,
  );
  const [chosen, setChosen] = useState(likeliest(from, candidates)?.id ?? '');
  const [tried, setTried] = useState(false);
  const { data: owned } = useQuery(mergePreviewOf(office.link, from.id));
  const into = candidates.find(({ id }) => id === chosen);
  const merge = async (): Promise<void> => {
    if (into === undefined) return setTried(true);
    const seen = ({ id, changedAt }: PersonRecord) => ({ id, seen: changedAt });
    const done = await sending.send('person.merge', { from: seen(from), into: seen(into) });
    if (done !== null) onDone({ text: t('directory.merge.done', { name: done.name }) });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!sending.isSending) void merge();
  };
  return (
    <Dialog title={t('directory.merge.title', { name: from.name })} side onClose={onClose}>
      <form className="record" onSubmit={submit} noValidate>
        <p>{t('directory.merge.lead')}</p>
        <Combobox
          label={t('directory.merge.into')}
          value={chosen}
          options={candidates.map(({ id, name, email }) => ({ value: id, label: name, aside: email }))}
          hint={t('directory.merge.intoHint')}
          fault={tried && into === undefined ? t('directory.merge.choose') : undefined}
          onChange={setChosen}
        />
        {owned === undefined ? (
          <Skeleton lines={3} />
        ) : (
          <Notice icon="alert" title={t('directory.merge.moves', { name: into?.name ?? '…' })}>
            <ul className="merge-moves">
              <li>{t('directory.merge.workstations', { count: owned.workstations })}</li>
              <li>{t('directory.merge.tickets', { count: owned.tickets })}</li>
              <li>{t('directory.merge.devices', { count: owned.devices })}</li>
            </ul>
            <p>{t('directory.merge.forGood')}</p>
          </Notice>
        )}
        {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
        <div className="actions record-actions">
          <button type="submit" className="button strong" aria-disabled={sending.isSending}>
            {t('directory.merge.submit')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
