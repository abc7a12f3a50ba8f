import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountState } from '../../../app/identity/sign-in.ts';
import type { PasskeySteps } from '../../ports/sign-in/steps.ts';
import { Icon } from '../parts/icon.tsx';
import { TextField } from '../parts/text-field.tsx';
import { agoOf } from '../time.ts';
import { PasswordAgain } from './password-again.tsx';
import type { OwnAccount } from './use-account.ts';

interface PasskeySectionProps {
  readonly account: OwnAccount;
  readonly state: AccountState;
  readonly passkeys: PasskeySteps | null;
}

type Doing = { readonly type: 'add' } | { readonly type: 'remove'; readonly passkeyId: string };

/** The account's passkeys; added where this page can make one, and said where not. */
export function PasskeySection({ account, state, passkeys }: PasskeySectionProps): ReactElement {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [name, setName] = useState('');
  const maker = state.passkeyHost !== null && passkeys?.fit(state.passkeyHost) === true ? passkeys : null;

  const add = async (password: string): Promise<void> => {
    const begun = await account.ask('account.begin-passkey', { password });
    if (!begun.ok) return account.fail(begun.failure);
    const made = await maker?.make(begun.value.options);
    if (made?.ok !== true) {
      account.fail(made?.failure.type === 'given-up' ? null : { type: 'passkey-refused' });
      return setDoing(null);
    }
    const typed = name.trim();
    const added = await account.ask('account.add-passkey', {
      name: typed === '' ? t('identity.passkey.unnamed') : typed,
      response: made.value,
    });
    account.fail(added.ok ? null : added.failure);
    setDoing(null);
    setName('');
    account.reload();
  };
  const remove = async (passkeyId: string, password: string): Promise<void> => {
    const removed = await account.ask('account.remove-passkey', { passkeyId, password });
    account.fail(removed.ok ? null : removed.failure);
    if (removed.ok) setDoing(null);
    account.reload();
  };
  const act = (what: Doing, password: string): void =>
    void (what.type === 'add' ? add(password) : remove(what.passkeyId, password));
  const start = (what: Doing): void => (state.password ? setDoing(what) : act(what, ''));

  return (
    <section className="account-section" aria-labelledby="account-passkeys">
      <h3 id="account-passkeys">{t('identity.passkey.title')}</h3>
      {state.passkeys.length === 0 ? <p className="soft">{t('identity.passkey.none')}</p> : null}
      <ul className="account-list">
        {state.passkeys.map((key) => (
          <li key={key.id}>
            <Icon name="key" size={18} />
            <span>
              <span className="strong">{key.name}</span>
              <span className="small soft">
                {key.usedAt === null
                  ? t('identity.passkey.unused')
                  : t('identity.passkey.used', { when: agoOf(t, Date.now() - key.usedAt) })}
              </span>
            </span>
            <button
              type="button"
              className="button quiet"
              aria-label={t('identity.passkey.removeNamed', { name: key.name })}
              onClick={() => start({ type: 'remove', passkeyId: key.id })}
            >
              {t('identity.passkey.remove')}
            </button>
          </li>
        ))}
      </ul>
      {doing === null ? null : (
        <PasswordAgain
          action={doing.type === 'add' ? t('identity.passkey.add') : t('identity.passkey.remove')}
          onPassword={(password) => act(doing, password)}
          onCancel={() => setDoing(null)}
        />
      )}
      {maker === null ? (
        <p className="hint">
          {state.passkeyHost === null ? t('identity.passkey.nowhere') : t('identity.passkey.elsewhere')}
        </p>
      ) : null}
      {maker !== null && doing === null ? (
        <>
          <TextField
            label={t('identity.passkey.name')}
            hint={t('identity.passkey.nameHint')}
            maxLength={80}
            value={name}
            onChange={setName}
          />
          <div className="actions">
            <button type="button" className="button" onClick={() => start({ type: 'add' })}>
              {t('identity.passkey.add')}
            </button>
          </div>
        </>
      ) : null}
    </section>
  );
}
