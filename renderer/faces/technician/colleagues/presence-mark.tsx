import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Presence } from '../../../../app/desk/colleague.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';

const ICONS: Readonly<Record<Presence, IconName>> = {
  away: 'offline',
  free: 'check',
  'on-phone': 'phone',
  'in-session': 'screen',
};

/** What somebody does now, as a sign and a word. */
export function PresenceMark({ presence }: { readonly presence: Presence }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className={`presence ${presence}`}>
      <Icon name={ICONS[presence]} size={14} />
      {t(`desk.colleagues.${presence}`)}
    </span>
  );
}
