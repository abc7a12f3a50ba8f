import type { FormEvent, ReactElement } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { SignInWays } from '../../../app/identity/sign-in.ts';
import { Credentials } from '../../../app/wire/bridge.ts';
import type { SignInFailure, SignInStep } from '../../../app/wire/sign-in.ts';
import type { Platform } from '../../ports/platform/platform.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { TextField } from '../../shared/parts/text-field.tsx';
import { useStartFocus } from '../../shared/use-start-focus.ts';

interface FirstStepProps {
  readonly platform: Platform;
  readonly brokerUrl: string;
  readonly onStep: (step: SignInStep, password?: string) => void;
  readonly onFailure: (failure: SignInFailure | null) => void;
  readonly onCompany: (name: string) => void;
}

/** Who one is: by password, by passkey where this shell has them, through the company where the broker offers it. */
export function FirstStep({ platform, brokerUrl, onStep, onFailure, onCompany }: FirstStepProps): ReactElement {
  const { t } = useTranslation();
  const steps = platform.signIn;
  const form = useRef<HTMLFormElement>(null);
  useStartFocus(form);
  const [typed, setTyped] = useState({ brokerUrl, email: '', password: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const ways = useWays(platform, typed.brokerUrl);
  const change = (part: Partial<typeof typed>): void => setTyped((before) => ({ ...before, ...part }));
  const missing = (value: string): string | undefined =>
    tried && value.trim() === '' ? t('entry.signIn.required') : undefined;

  const step = async (run: () => Promise<SignInStep>, password = ''): Promise<void> => {
    if (busy) return;
    onFailure(null);
    setBusy(true);
    const stepped = await run();
    setBusy(false);
    onStep(stepped, password);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (typed.email.trim() === '' || typed.password === '') return;
    const credentials = Credentials.safeParse({
      ...typed,
      email: typed.email.trim(),
      brokerUrl: typed.brokerUrl.trim(),
    });
    if (!credentials.success) return onFailure({ type: 'malformed' });
    await step(() => steps.withPassword(credentials.data), typed.password);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  const company = ways?.company ?? null;
  const passkeys = ways?.passkeys != null && steps.passkeys?.fit(ways.passkeys.host) === true ? steps.passkeys : null;

  return (
    <form ref={form} className="entry-form" onSubmit={onSubmit} noValidate aria-labelledby="sign-in">
      <h1 className="entry-title" id="sign-in">
        {t('entry.signIn.title')}
      </h1>
      {platform.kind === 'desktop' ? (
        <TextField
          label={t('entry.signIn.broker')}
          type="url"
          large
          value={typed.brokerUrl}
          onChange={(value) => change({ brokerUrl: value })}
          fault={missing(typed.brokerUrl)}
        />
      ) : null}
      <TextField
        label={t('entry.signIn.email')}
        type="email"
        autoComplete="username"
        large
        value={typed.email}
        onChange={(value) => change({ email: value })}
        fault={missing(typed.email)}
      />
      <TextField
        label={t('entry.signIn.password')}
        type="password"
        autoComplete="current-password"
        large
        value={typed.password}
        onChange={(value) => change({ password: value })}
        fault={missing(typed.password)}
      />
      <button type="submit" className="button strong large" aria-disabled={busy}>
        {busy ? t('entry.signIn.busy') : t('entry.signIn.submit')}
      </button>
      {company === null && passkeys === null ? null : <p className="entry-or soft">{t('identity.or')}</p>}
      {passkeys === null ? null : (
        <button type="button" className="button large" aria-disabled={busy} onClick={() => void step(passkeys.signIn)}>
          <Icon name="key" />
          {t('identity.withPasskey')}
        </button>
      )}
      {company === null ? null : (
        <button
          type="button"
          className="button large"
          aria-disabled={busy}
          onClick={() => {
            if (steps.giveUpCompany !== null) onCompany(company.name);
            void step(() => steps.withCompany(typed.brokerUrl.trim()));
          }}
        >
          <Icon name="people" />
          {t('identity.withCompany', { name: company.name })}
        </button>
      )}
    </form>
  );
}

/** Asked again when another broker is named, once its address has been left alone for a moment. */
function useWays(platform: Platform, brokerUrl: string): SignInWays | null {
  const [ways, setWays] = useState<SignInWays | null>(null);
  useEffect(() => {
    let left = false;
    const ask = async (): Promise<void> => {
      const address = BrokerAddress.safeParse(brokerUrl.trim());
      const found = address.success ? await platform.signIn.ways(address.data) : null;
      if (!left) setWays(found);
    };
    const soon = setTimeout(() => void ask(), AFTER_TYPING_MS);
    return () => {
      left = true;
      clearTimeout(soon);
    };
  }, [platform, brokerUrl]);
  return ways;
}

const AFTER_TYPING_MS = 250;
const BrokerAddress = z.url({ protocol: /^https?$/ }).max(300);
