import { Appearance } from '../../../app/wire/bridge.ts';
import { forgetReceipts } from '../receipts.ts';
import { webSignIn } from '../sign-in/web-steps.ts';
import type { Platform, PlatformState } from './platform.ts';

const TOKEN = 'accord.token';
const APPEARANCE = 'accord.appearance';

/** The token lives in the tab alone and dies with it; only the look is kept. */
export function browserPlatform(): Platform {
  const listeners = new Set<(state: PlatformState) => void>();
  const state = (): PlatformState => ({
    brokerUrl: location.origin,
    signedIn: sessionStorage.getItem(TOKEN) !== null,
    person: null,
    appearance: storedAppearance(),
    shell: null,
  });
  const changed = (): void => {
    for (const listener of listeners) listener(state());
  };
  return {
    kind: 'browser',
    state: () => Promise.resolve(state()),
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn: webSignIn((token) => {
      sessionStorage.setItem(TOKEN, token);
      changed();
    }),
    signOut: async () => {
      const token = sessionStorage.getItem(TOKEN);
      sessionStorage.removeItem(TOKEN);
      forgetReceipts(localStorage);
      changed();
      if (token !== null) await signOutAtBroker(token);
    },
    token: () => Promise.resolve(sessionStorage.getItem(TOKEN)),
    setAppearance: (appearance) => {
      localStorage.setItem(APPEARANCE, JSON.stringify(appearance));
      changed();
      return Promise.resolve();
    },
    talk: null,
    helpDesk: null,
    workstation: null,
    notifyOfBlock: () => Promise.resolve(),
  };
}

/** The tab has already forgotten the token; a broker that is away keeps the session until it expires by itself. */
async function signOutAtBroker(token: string): Promise<void> {
  try {
    await fetch('/api/auth/sign-out', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      credentials: 'omit',
      body: '{}',
    });
  } catch (error) {
    reportError(new Error('the broker was not told of the sign-out', { cause: error }));
  }
}

function storedAppearance(): Appearance {
  const stored = localStorage.getItem(APPEARANCE);
  const parsed = Appearance.safeParse(stored === null ? null : parsedOrNull(stored));
  if (parsed.success) return parsed.data;
  return { language: navigator.language.toLowerCase().startsWith('en') ? 'en' : 'fr', theme: 'system' };
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
