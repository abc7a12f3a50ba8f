import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentitySettings } from '../../../../app/identity/sign-in.ts';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { asked } from '../../../state/queries.ts';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { useSending } from '../use-sending.ts';
import { Closing } from './closing.tsx';
import { Priorities } from './priorities.tsx';
import { Visits } from './visits.tsx';

/** What administrators decide for everybody; each switch takes effect at once, and says so. */
export function Settings({ office }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const settings = useQuery({
    queryKey: ['identity-settings'],
    queryFn: () => asked(office.link, 'identity.settings', {}),
  });
  const [saved, setSaved] = useState(false);
  const sending = useSending(office);
  const cache = useQueryClient();
  const change = async (wish: IdentitySettings): Promise<void> => {
    setSaved(false);
    const kept = await sending.send('identity.change-settings', wish);
    if (kept === null) return;
    cache.setQueryData(['identity-settings'], kept);
    setSaved(true);
  };
  return (
    <>
      <SectionHead title={t('admin.sections.settings')} about={t('identity.settings.about')} />
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" tone="loss" />}
      {saved ? <Notice icon="check" tone="good" title={t('identity.settings.saved')} /> : null}
      <Listing query={settings}>
        {(held) => (
          <div className="identity-settings">
            <Decision
              label={t('identity.settings.factor')}
              more={t('identity.settings.factorMore')}
              on={held.secondFactorRequired}
              onChange={(secondFactorRequired) => void change({ ...held, secondFactorRequired })}
            />
            <Decision
              label={t('identity.settings.employees')}
              more={t('identity.settings.employeesMore')}
              on={held.companyMakesEmployees}
              onChange={(companyMakesEmployees) => void change({ ...held, companyMakesEmployees })}
            />
          </div>
        )}
      </Listing>
      <Priorities office={office} />
      <Closing office={office} />
      <Visits office={office} />
    </>
  );
}

interface DecisionProps {
  readonly label: string;
  readonly more: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Decision({ label, more, on, onChange }: DecisionProps): ReactElement {
  return (
    <label className="card identity-decision">
      <input
        type="checkbox"
        role="switch"
        className="switch"
        checked={on}
        aria-checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <span className="strong">{label}</span>
        <span className="hint">{more}</span>
      </span>
    </label>
  );
}
