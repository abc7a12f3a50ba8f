import { SignedIn } from '../../../app/identity/sign-in.ts';
import type { SignInFailure } from '../../../app/wire/bridge.ts';
import { Appearance } from '../../../app/wire/bridge.ts';
import type { Platform, PlatformState, SignInAnswer } from './platform.ts';

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
    signIn: async ({ email, password }) => {
      const answer = await signIn(email, password);
      if (!answer.ok) return answer;
      sessionStorage.setItem(TOKEN, answer.token);
      changed();
      return { ok: true };
    },
    signOut: async () => {
      const token = sessionStorage.getItem(TOKEN);
      sessionStorage.removeItem(TOKEN);
      changed();
      if (token !== null) await signOutAtBroker(token);
    },
    token: () => Promise.resolve(sessionStorage.getItem(TOKEN)),
    setAppearance: (appearance) => {
      localStorage.setItem(APPEARANCE, JSON.stringify(appearance));
      changed();
      return Promise.resolve();
    },
    helpDesk: null,
  };
}

type Signed = { readonly ok: true; readonly token: string } | Extract<SignInAnswer, { ok: false }>;

const refused = (type: SignInFailure['type']): Signed => ({ ok: false, failure: { type } });

async function signIn(email: string, password: string): Promise<Signed> {
  let response: Response;
  try {
    response = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify({ email, password }),
    });
  } catch {
    return refused('broker-unreachable');
  }
  if (response.ok) {
    const answer = SignedIn.safeParse(await response.json());
    if (answer.success) return { ok: true, token: answer.data.token };
  }
  if (response.status === 429) return refused('too-many');
  if (response.status === 400) return refused('malformed');
  return refused(response.status === 401 ? 'wrong-credentials' : 'unexpected');
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
