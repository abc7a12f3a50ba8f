import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../../shared/parts/day-field.tsx';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { readDay } from '../../../shared/written-time.ts';
import type { Office } from '../../../state/office.ts';
import { peopleOf, policyOf, workstationsOf } from '../../../state/queries.ts';
import type { DraftFilter } from './draft-filter.ts';
import { isEmpty, isReference, NO_FILTER } from './draft-filter.ts';
import { kindOptions } from './event-words.ts';

interface FiltersProps {
  readonly office: Office;
  readonly draft: DraftFilter;
  readonly onChange: (draft: DraftFilter) => void;
}

/** Each narrows what the others leave. */
export function Filters({ office, draft, onChange }: FiltersProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { data: people } = useQuery(peopleOf(office.link));
  const { data: workstations } = useQuery(workstationsOf(office.link));
  const { data: policy } = useQuery(policyOf(office.link));
  const kinds = useMemo(() => kindOptions(t, i18n.language), [t, i18n.language]);
  const change = (part: Partial<DraftFilter>): void => onChange({ ...draft, ...part });
  const dayFault = (typed: string): string | undefined =>
    typed.trim() === '' || readDay(typed) !== null ? undefined : t('audit.filter.badDay');
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
        options={withChosen(
          (people ?? []).filter(({ erased }) => !erased).map(({ id, name }) => ({ value: id, label: name })),
          { value: draft.personId, label: t('audit.unnamed') },
        )}
        onChange={(personId) => change({ personId })}
      />
      <SelectField
        label={t('audit.filter.workstation')}
        value={draft.workstationId}
        none={t('audit.anywhere')}
        options={(workstations ?? []).map(({ id, name, owner }) => ({ value: id, label: `${name} · ${owner.name}` }))}
        onChange={(workstationId) => change({ workstationId })}
      />
      <SelectField
        label={t('audit.filter.rule')}
        value={draft.rule}
        none={t('audit.anyRule')}
        options={withChosen(
          (policy?.content.rules ?? []).map(({ name }) => ({ value: name, label: name })),
          { value: draft.rule, label: draft.rule },
        )}
        onChange={(rule) => change({ rule })}
      />
      <TextField
        label={t('audit.filter.reference')}
        mono
        value={draft.reference}
        onChange={(reference) => change({ reference })}
        hint={unfinished ? t('audit.filter.badReference') : undefined}
      />
      <DayField
        label={t('audit.filter.from')}
        value={draft.from}
        onChange={(from) => change({ from })}
        hint={dayFault(draft.from)}
      />
      <DayField
        label={t('audit.filter.to')}
        value={draft.to}
        onChange={(to) => change({ to })}
        hint={dayFault(draft.to)}
      />
      <TextField
        label={t('audit.filter.text')}
        value={draft.text}
        maxLength={100}
        onChange={(text) => change({ text })}
      />
      {isEmpty(draft) ? null : (
        <button type="button" className="button" onClick={() => onChange(NO_FILTER)}>
          {t('audit.filter.clear')}
        </button>
      )}
    </search>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Who was erased, or a rule that is no longer in force, can still be what is looked at. */
const withChosen = (options: readonly Choice[], chosen: Choice): readonly Choice[] =>
  chosen.value === '' || options.some(({ value }) => value === chosen.value) ? options : [...options, chosen];
