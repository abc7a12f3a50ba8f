import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../app/level/person.ts';
import type { HelpDesk, HelpState, OwnWorkstation, Platform } from '../../ports/platform/platform.ts';
import { AccountDialog } from '../../shared/account/account-dialog.tsx';
import { keysText } from '../../shared/keys-text.ts';
import { AppearanceForm } from '../../shared/parts/appearance-form.tsx';
import { Avatar } from '../../shared/parts/avatar.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { ServerKey } from './server-key.tsx';

interface SettingsViewProps {
  readonly state: HelpState;
  readonly person: Person;
  readonly platform: Platform;
  readonly desk: HelpDesk;
  readonly workstation: OwnWorkstation | null;
}

/** Who is signed in, how Accord looks and speaks, and what is particular to this computer. */
export function SettingsView({ state, person, platform, desk, workstation }: SettingsViewProps): ReactElement {
  const { t } = useTranslation();
  const [account, setAccount] = useState(false);
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
      {account ? (
        <AccountDialog ask={desk.account} passkeys={platform.signIn.passkeys} onClose={() => setAccount(false)} />
      ) : null}
      <AppearanceForm appearance={state.appearance} onChange={(chosen) => void platform.setAppearance(chosen)} />
      {workstation === null ? <OpenApplication brokerUrl={state.brokerUrl} /> : <OwnSettings {...workstation} />}
    </section>
  );
}

/** Which shortcuts work here, which server this computer believes, and where its keys are. */
function OwnSettings({ shell, desk }: OwnWorkstation): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <h2 className="field-label">{t('employee.settings.shortcuts')}</h2>
        <dl className="settings-list">
          <Shortcut name={t('employee.settings.askShortcut')} keys={shell.shortcuts.ask} />
          <Shortcut name={t('employee.settings.stopShortcut')} keys={shell.shortcuts.stop} />
        </dl>
      </div>
      <Server brokerUrl={shell.brokerUrl} />
      <ServerKey brokerKey={shell.brokerKey} desk={desk} />
      {shell.keystore ? null : (
        <Notice icon="key" title={t('employee.settings.keystoreTitle')}>
          <p>{t('employee.settings.keystore')}</p>
        </Notice>
      )}
    </>
  );
}

/** What a browser can't do, and where it is done. */
function OpenApplication({ brokerUrl }: Pick<HelpState, 'brokerUrl'>): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Notice icon="screen" title={t('portal.elsewhere')}>
        <p>{t('portal.openApplication')}</p>
      </Notice>
      <Server brokerUrl={brokerUrl} />
    </>
  );
}

function Server({ brokerUrl }: Pick<HelpState, 'brokerUrl'>): ReactElement {
  const { t } = useTranslation();
  return (
    <dl className="settings-list">
      <div>
        <dt>{t('employee.settings.server')}</dt>
        <dd className="soft">{brokerUrl}</dd>
      </div>
    </dl>
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
