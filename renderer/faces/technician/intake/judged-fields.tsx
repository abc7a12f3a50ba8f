import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Urgency } from '../../../../app/ticket/priority.ts';
import { Category, Impact } from '../../../../app/ticket/ticket.ts';
import { Choices } from '../../../shared/parts/choices.tsx';

/** What whoever listens judges. */
export interface Judged {
  readonly impact: Impact;
  readonly urgency: Urgency | null;
  readonly category: Category | null;
}

interface JudgedFieldsProps {
  readonly judged: Judged;
  readonly onChange: (part: Partial<Judged>) => void;
  /** The figures that choose, where the form has them. */
  readonly figures?: boolean;
}

/** Impact, urgency and category, a row each. */
export function JudgedFields({ judged, onChange, figures = false }: JudgedFieldsProps): ReactElement {
  const { t } = useTranslation();
  const named = <T extends string>(values: readonly T[], labelOf: (value: T) => string) =>
    values.map((value, index) => ({ value, label: figures ? `${index + 1} · ${labelOf(value)}` : labelOf(value) }));
  return (
    <>
      <Choices<Impact>
        legend={t('desk.judged.impact')}
        joined
        value={judged.impact}
        onChange={(impact) => onChange({ impact })}
        options={named(Impact.options, (value) => t(`technician.impact.${value}`))}
      />
      <Choices<Urgency>
        legend={t('desk.judged.urgency')}
        joined
        value={judged.urgency}
        onChange={(urgency) => onChange({ urgency })}
        options={named(Urgency.options, (value) => t(`desk.urgency.${value}`))}
      />
      <Choices<Category>
        legend={t('desk.judged.category')}
        joined
        value={judged.category}
        onChange={(category) => onChange({ category })}
        options={named(Category.options, (value) => t(`desk.category.${value}`))}
      />
    </>
  );
}
