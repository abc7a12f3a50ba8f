import { z } from 'zod';
import { Person } from '../../app/level/person.ts';
import { Appearance } from '../../app/wire/bridge.ts';
import type { Keep } from './store/keep.ts';
import type { SecretBox } from './store/secret-box.ts';

/** What the client remembers between two starts. */
export const StoredSettings = z.object({
  brokerUrl: z.url().nullable(),
  language: Appearance.shape.language.nullable(),
  theme: Appearance.shape.theme,
  /** `brokerUrl`: whose token it is; no other broker is ever shown it. */
  account: z.object({ person: Person, sealedToken: z.string(), brokerUrl: z.url().optional() }).nullable(),
});
export type StoredSettings = z.infer<typeof StoredSettings>;

export const noSettings: StoredSettings = { brokerUrl: null, language: null, theme: 'system', account: null };

export interface Account {
  readonly person: Person;
  readonly token: string;
}

export interface Settings {
  brokerUrl(): string;
  setBrokerUrl(url: string): void;
  appearance(): Appearance;
  setAppearance(appearance: Appearance): void;
  account(): Account | null;
  setAccount(account: Account | null): void;
}

export interface SettingsParts {
  readonly keep: Keep<StoredSettings>;
  readonly box: SecretBox;
  /** Of whoever started Accord; takes the place of what is remembered. */
  readonly presetBrokerUrl: string | null;
  /** As the system tells it, e.g. `fr-FR`. */
  readonly locale: string;
}

export function openSettings({ keep, box, presetBrokerUrl, locale }: SettingsParts): Settings {
  const preset = z.url({ protocol: /^https?$/ }).safeParse(presetBrokerUrl);
  const change = (part: Partial<StoredSettings>): void => keep.write({ ...keep.read(), ...part });
  if (preset.success) change({ brokerUrl: new URL(preset.data).origin });
  const brokerUrl = (): string => keep.read().brokerUrl ?? DEFAULT_BROKER_URL;
  const { account: known } = keep.read();
  const resealed = known === null ? null : box.reseal(known.sealedToken);
  if (known !== null && resealed !== null) change({ account: { ...known, sealedToken: resealed } });
  return {
    brokerUrl,
    setBrokerUrl: (next) => change({ brokerUrl: next }),
    appearance: () => ({
      language: keep.read().language ?? (locale.toLowerCase().startsWith('en') ? 'en' : 'fr'),
      theme: keep.read().theme,
    }),
    setAppearance: ({ language, theme }) => change({ language, theme }),
    account: () => {
      const { account } = keep.read();
      if (account === null || (account.brokerUrl ?? brokerUrl()) !== brokerUrl()) return null;
      const token = box.open(account.sealedToken);
      return token === null ? null : { person: account.person, token };
    },
    setAccount: (account) =>
      change({
        account:
          account === null
            ? null
            : { person: account.person, sealedToken: box.seal(account.token), brokerUrl: brokerUrl() },
      }),
  };
}

/** A broker on this very computer, as it listens when nothing else is said. */
const DEFAULT_BROKER_URL = 'http://127.0.0.1:4700';
