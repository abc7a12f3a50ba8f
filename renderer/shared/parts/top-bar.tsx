import type { ReactElement, ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../app/level/person.ts';
import type { Appearance } from '../../../app/wire/bridge.ts';
import type { AskAccount } from '../../ports/account.ts';
import type { LinkStatus } from '../../ports/broker/link.ts';
import type { Platform } from '../../ports/platform/platform.ts';
import { AccountDialog } from '../account/account-dialog.tsx';
import { AppearanceForm } from './appearance-form.tsx';
import { Dialog } from './dialog.tsx';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';
import { Wordmark } from './wordmark.tsx';

interface TopBarProps {
  readonly person: Person;
  readonly status: LinkStatus;
  readonly platform: Platform;
  readonly appearance: Appearance;
  /** About one's own account. */
  readonly ask: AskAccount;
  /** Where else one can go from here. */
  readonly children?: ReactNode;
}

/** Who works here, whether the broker is there, and the settings. */
export function TopBar({ person, status, platform, appearance, ask, children }: TopBarProps): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [account, setAccount] = useState(false);
  const role = person.level === null ? null : t('common.technician', { level: person.level, team: person.team ?? '' });
  return (
    <header className={children === undefined ? 'top-bar' : 'top-bar full'}>
      <Wordmark />
      <p className="top-bar-person">
        <span>{person.name}</span>
        {role === null ? null : <span className="soft">{role}</span>}
      </p>
      <LinkBadge status={status} />
      {children}
      <BarButton icon="key" name={t('identity.account.title')} onClick={() => setAccount(true)} />
      {account ? (
        <AccountDialog ask={ask} passkeys={platform.signIn.passkeys} onClose={() => setAccount(false)} />
      ) : null}
      <BarButton icon="gear" name={t('common.appearance.title')} onClick={() => setOpen(true)} />
      {open ? (
        <Dialog title={t('common.appearance.title')} onClose={() => setOpen(false)}>
          <AppearanceForm appearance={appearance} onChange={(chosen) => void platform.setAppearance(chosen)} />
          <div className="actions spread">
            <button type="button" className="button" onClick={() => void platform.signOut()}>
              {t('common.account.signOut')}
            </button>
            <button type="button" className="button strong" onClick={() => setOpen(false)}>
              {t('common.close')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </header>
  );
}

interface BarButtonProps {
  readonly icon: IconName;
  readonly name: string;
  readonly onClick: () => void;
}

/** Where the bar is full, the sign stands alone and its name comes under the pointer. */
function BarButton({ icon, name, onClick }: BarButtonProps): ReactElement {
  return (
    <button type="button" className="button quiet" title={name} onClick={onClick}>
      <Icon name={icon} size={18} />
      <span className="top-bar-name">{name}</span>
    </button>
  );
}

function LinkBadge({ status }: { readonly status: LinkStatus }): ReactElement {
  const { t } = useTranslation();
  const word = status === 'refused' || status === 'outdated' ? 'away' : status;
  return (
    <p className={word === 'online' ? 'badge good' : 'badge'} role="status">
      <Icon name={word === 'online' ? 'check' : 'offline'} size={16} />
      {t(`common.link.${word}`)}
    </p>
  );
}
