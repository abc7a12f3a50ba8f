import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_DAYS } from '../../../app/report/period.ts';
import type { ReportChoices } from '../../../app/report/report.ts';
import { Category } from '../../../app/ticket/ticket.ts';
import { DayField } from '../parts/day-field.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { readDay } from '../written-time.ts';
import type { ReportDraft } from './report-draft.ts';
import { periodOf, SPANS } from './report-draft.ts';

interface ScopeBarProps {
  readonly draft: ReportDraft;
  readonly onChange: (draft: ReportDraft) => void;
  readonly choices: ReportChoices;
  /** Only administrators choose among teams. */
  readonly withTeams: boolean;
}

/** Each narrows what the others leave. */
export function ScopeBar({ draft, onChange, choices, withTeams }: ScopeBarProps): ReactElement {
  const { t } = useTranslation();
  const change = (part: Partial<ReportDraft>): void => onChange({ ...draft, ...part });
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search className="report-scope" aria-label={t('reports.scope.label')}>
      <SelectField
        label={t('reports.scope.period')}
        value={draft.span}
        options={SPANS.map((span) => ({ value: span, label: t(`reports.scope.${span}`) }))}
        onChange={(value) => change({ span: SPANS.find((span) => span === value) ?? draft.span })}
      />
      {draft.span === 'own' ? <OwnDays draft={draft} change={change} /> : null}
      {withTeams ? (
        <SelectField
          label={t('reports.scope.team')}
          value={draft.teamId ?? ''}
          none={t('reports.scope.allTeams')}
          options={named(choices.teams)}
          onChange={(value) => change({ teamId: value === '' ? null : value })}
        />
      ) : null}
      <SelectField
        label={t('reports.scope.organisation')}
        value={draft.organisationId ?? ''}
        none={t('reports.scope.allOrganisations')}
        options={named(choices.organisations)}
        onChange={(value) => change({ organisationId: value === '' ? null : value })}
      />
      <SelectField
        label={t('reports.scope.category')}
        value={draft.category ?? ''}
        none={t('reports.scope.allCategories')}
        options={Category.options.map((value) => ({ value, label: t(`desk.category.${value}`) }))}
        onChange={(value) => change({ category: Category.options.find((one) => one === value) ?? null })}
      />
      <SelectField
        label={t('reports.scope.level')}
        value={draft.level === null ? '' : String(draft.level)}
        none={t('reports.scope.allLevels')}
        options={LEVELS.map((level) => ({ value: String(level), label: `N${level}` }))}
        onChange={(value) => change({ level: LEVELS.find((level) => String(level) === value) ?? null })}
      />
    </search>
  );
}

const LEVELS = [1, 2, 3] as const;

interface OwnDaysProps {
  readonly draft: ReportDraft;
  readonly change: (part: Partial<ReportDraft>) => void;
}

function OwnDays({ draft, change }: OwnDaysProps): ReactElement {
  const { t } = useTranslation();
  const { from, to } = draft;
  const fault = (typed: string): string | undefined =>
    typed.trim() === '' || readDay(typed) !== null ? undefined : t('reports.scope.badDay');
  const both = readDay(from) !== null && readDay(to) !== null;
  const apart =
    both && periodOf(draft, '2000-01-01') === null ? t('reports.scope.badPeriod', { days: MOST_DAYS }) : undefined;
  return (
    <>
      <DayField
        label={t('reports.scope.from')}
        value={from}
        onChange={(typed) => change({ from: typed })}
        fault={fault(from)}
      />
      <DayField
        label={t('reports.scope.to')}
        value={to}
        onChange={(typed) => change({ to: typed })}
        fault={fault(to) ?? apart}
      />
    </>
  );
}
