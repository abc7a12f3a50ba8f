import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentitySettings } from '../../../../app/identity/sign-in.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { useSending } from '../use-sending.ts';

/** What administrators decide for everybody; each switch takes effect at once, and says so. */
export function Settings({ office }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const [settings, setSettings] = useState<IdentitySettings | null>(null);
  const [saved, setSaved] = useState(false);
  const sending = useSending(office);
  const { link } = office;
  useEffect(() => {
    void link.request('identity.settings', {}).then((answer) => {
      if (answer.ok) setSettings(answer.value);
    });
  }, [link]);
  const change = async (part: Partial<IdentitySettings>): Promise<void> => {
    if (settings === null) return;
    setSaved(false);
    const kept = await sending.send('identity.change-settings', { ...settings, ...part });
    if (kept === null) return;
    setSettings(kept);
    setSaved(true);
  };
  return (
    <>
      <SectionHead title={t('admin.sections.settings')} about={t('identity.settings.about')} />
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" tone="loss" />}
      {saved ? <Notice icon="check" tone="good" title={t('identity.settings.saved')} /> : null}
      {settings === null ? (
        <Skeleton lines={3} />
      ) : (
        <div className="identity-settings">
          <Decision
            label={t('identity.settings.factor')}
            more={t('identity.settings.factorMore')}
            on={settings.secondFactorRequired}
            onChange={(secondFactorRequired) => void change({ secondFactorRequired })}
          />
          <Decision
            label={t('identity.settings.employees')}
            more={t('identity.settings.employeesMore')}
            on={settings.companyMakesEmployees}
            onChange={(companyMakesEmployees) => void change({ companyMakesEmployees })}
          />
        </div>
      )}
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
