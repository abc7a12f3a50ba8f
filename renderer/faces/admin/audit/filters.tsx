import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import type { Office } from '../../../state/office.ts';
import { peopleOf, workstationsOf } from '../../../state/queries.ts';
import type { DraftFilter } from './draft-filter.ts';
import { isReference, NO_FILTER } from './draft-filter.ts';
import { kindOptions } from './event-words.ts';

interface FiltersProps {
  readonly office: Office;
  readonly draft: DraftFilter;
  readonly onChange: (draft: DraftFilter) => void;
}

/** Each narrows what the others leave. */
export function Filters({ office, draft, onChange }: FiltersProps): ReactElement {
  const { t } = useTranslation();
  const { data: people } = useQuery(peopleOf(office.link));
  const { data: workstations } = useQuery(workstationsOf(office.link));
  const kinds = useMemo(() => kindOptions(t), [t]);
  const change = (part: Partial<DraftFilter>): void => onChange({ ...draft, ...part });
  const unfinished = draft.reference !== '' && !isReference(draft.reference);
  return (
    <search className="audit-filters" aria-label={t('audit.filter.label')}>
      <SelectField
        label={t('audit.filter.kind')}
        value={draft.kind}
        none={t('audit.any')}
        options={kinds}
        onChange={(kind) => change({ kind })}
      />
      <SelectField
        label={t('audit.filter.person')}
        value={draft.personId}
        none={t('audit.anyone')}
        options={(people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(personId) => change({ personId })}
      />
      <SelectField
        label={t('audit.filter.workstation')}
        value={draft.workstationId}
        none={t('audit.anywhere')}
        options={(workstations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(workstationId) => change({ workstationId })}
      />
      <TextField
        label={t('audit.filter.reference')}
        mono
        value={draft.reference}
        onChange={(reference) => change({ reference })}
        hint={unfinished ? t('audit.filter.badReference') : undefined}
      />
      <TextField label={t('audit.filter.from')} type="date" value={draft.from} onChange={(from) => change({ from })} />
      <TextField label={t('audit.filter.to')} type="date" value={draft.to} onChange={(to) => change({ to })} />
      <TextField
        label={t('audit.filter.text')}
        value={draft.text}
        maxLength={100}
        onChange={(text) => change({ text })}
      />
      {draft === NO_FILTER ? null : (
        <button type="button" className="button" onClick={() => onChange(NO_FILTER)}>
          {t('audit.filter.clear')}
        </button>
      )}
    </search>
  );
}
