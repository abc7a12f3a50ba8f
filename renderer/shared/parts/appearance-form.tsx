import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance } from '../../../app/wire/bridge.ts';
import { Choices } from './choices.tsx';

interface AppearanceFormProps {
  readonly appearance: Appearance;
  readonly onChange: (appearance: Appearance) => void;
}

/** Takes effect at once; each language is named in itself. */
export function AppearanceForm({ appearance, onChange }: AppearanceFormProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Choices<Appearance['language']>
        legend={t('common.appearance.language')}
        joined
        value={appearance.language}
        onChange={(language) => onChange({ ...appearance, language })}
        options={[
          { value: 'fr', label: t('common.appearance.french') },
          { value: 'en', label: t('common.appearance.english') },
        ]}
      />
      <Choices<Appearance['theme']>
        legend={t('common.appearance.theme')}
        joined
        value={appearance.theme}
        onChange={(theme) => onChange({ ...appearance, theme })}
        options={[
          { value: 'system', label: t('common.appearance.system') },
          { value: 'light', label: t('common.appearance.light') },
          { value: 'dark', label: t('common.appearance.dark') },
        ]}
      />
    </>
  );
}
