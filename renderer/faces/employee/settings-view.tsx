import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../app/level/person.ts';
import type { ShellState } from '../../../app/wire/bridge.ts';
import { askThrough } from '../../ports/account.ts';
import type { HelpDesk, Platform } from '../../ports/platform/platform.ts';
import { AccountDialog } from '../../shared/account/account-dialog.tsx';
import { keysText } from '../../shared/keys-text.ts';
import { AppearanceForm } from '../../shared/parts/appearance-form.tsx';
import { Avatar } from '../../shared/parts/avatar.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { ServerKey } from './server-key.tsx';

interface SettingsViewProps {
  readonly shell: ShellState;
  readonly person: Person;
  readonly platform: Platform;
  readonly desk: HelpDesk;
}

/** Who is signed in, how Accord looks and speaks, which shortcuts work, and where keys are kept. */
export function SettingsView({ shell, person, platform, desk }: SettingsViewProps): ReactElement {
  const { t } = useTranslation();
  const [account, setAccount] = useState(false);
  const ask = useMemo(() => askThrough(desk), [desk]);
  return (
    <section className="settings" aria-labelledby="settings-title">
      <h1 className="employee-title" id="settings-title">
        {t('employee.nav.settings')}
      </h1>
      <div className="settings-person">
        <Avatar name={person.name} />
        <div>
          <p className="strong">{person.name}</p>
          <p className="small soft">{person.email}</p>
        </div>
      </div>
      <div className="actions">
        <button type="button" className="button" onClick={() => setAccount(true)}>
          {t('identity.account.title')}
        </button>
        <button type="button" className="button" onClick={() => void platform.signOut()}>
          {t('common.account.signOut')}
        </button>
      </div>
      {account ? <AccountDialog ask={ask} passkeys={null} onClose={() => setAccount(false)} /> : null}
      <AppearanceForm appearance={shell.appearance} onChange={(chosen) => void platform.setAppearance(chosen)} />
      <div>
        <h2 className="field-label">{t('employee.settings.shortcuts')}</h2>
        <dl className="settings-list">
          <Shortcut name={t('employee.settings.askShortcut')} keys={shell.shortcuts.ask} />
          <Shortcut name={t('employee.settings.stopShortcut')} keys={shell.shortcuts.stop} />
        </dl>
      </div>
      <dl className="settings-list">
        <div>
          <dt>{t('employee.settings.server')}</dt>
          <dd className="soft">{shell.brokerUrl}</dd>
        </div>
      </dl>
      <ServerKey brokerKey={shell.brokerKey} desk={desk} />
      {shell.keystore ? null : (
        <Notice icon="key" title={t('employee.settings.keystoreTitle')}>
          <p>{t('employee.settings.keystore')}</p>
        </Notice>
      )}
    </section>
  );
}

function Shortcut({ name, keys }: { readonly name: string; readonly keys: string | null }): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {keys === null ? (
          <span className="soft">{t('employee.settings.noShortcut')}</span>
        ) : (
          <kbd>{keysText(t, keys)}</kbd>
        )}
      </dd>
    </div>
  );
}
