import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TotpSecret } from '../../../app/identity/sign-in.ts';
import { Icon } from './icon.tsx';
import { QrCode } from './qr-code.tsx';
import { TextField } from './text-field.tsx';

interface AuthenticatorFormProps {
  readonly secret: TotpSecret;
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
}

/** The secret for an authenticator application, to scan or to type, and the first code that proves it arrived. */
export function AuthenticatorForm({ secret, busy, onCode }: AuthenticatorFormProps): ReactElement {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret.secret);
    setCopied(true);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy && code.trim() !== '') onCode(code);
    setCode('');
  };
  return (
    <form className="authenticator" onSubmit={submit} noValidate>
      <p>{t('identity.authenticator.scan')}</p>
      <QrCode text={secret.uri} label={t('identity.authenticator.qr')} />
      <div className="authenticator-typed">
        <p className="hint">{t('identity.authenticator.type')}</p>
        <p className="authenticator-secret mono">{inGroups(secret.secret)}</p>
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'copy'} size={18} />
          <span role="status">{copied ? t('identity.authenticator.copied') : t('identity.authenticator.copy')}</span>
        </button>
      </div>
      <TextField
        label={t('identity.second.totp')}
        hint={t('identity.authenticator.codeHint')}
        autoComplete="one-time-code"
        inputMode="numeric"
        mono
        large
        focused
        value={code}
        onChange={setCode}
      />
      <button type="submit" className="button strong large" aria-disabled={busy}>
        {t('identity.authenticator.submit')}
      </button>
    </form>
  );
}

/** In fours, as people read and type it. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;
