import { z } from 'zod';
import type { GuestSays } from '../../app/guest/guest.ts';
import { GuestView } from '../../app/guest/guest.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { hex } from '../../app/kernel/scalars.ts';

/** `over`: the link leads nowhere any more, or never did. */
export type GuestFailure = { readonly type: 'over' | 'too-many' | 'unreachable' };

/** One ticket, for somebody who was let in to it. */
export interface GuestLine {
  look(): Promise<Result<GuestView, GuestFailure>>;
  say(said: GuestSays): Promise<Result<GuestView, GuestFailure>>;
  fetchFile(fileId: Id): Promise<Blob | null>;
}

const PASS = 'accord.guest';
/** What the address of a guest's page says once the secret has left it. */
const HERE = '#guest';

/** The secret that the address brought, which leaves the address and the history with it; null where it brought none. */
export function takeGuestSecret(): string | null {
  if (!location.hash.startsWith(`${HERE}=`)) return null;
  const said = location.hash.slice(HERE.length + 1);
  history.replaceState(null, '', `${location.pathname}${HERE}`);
  return hex(32).safeParse(said).success ? said : '';
}

/** A page of a guest's that was reloaded: its address says so, and its tab has the pass. */
export const isGuestPage = (): boolean => location.hash === HERE || location.hash.startsWith(`${HERE}=`);

/** Shows the secret once for a pass, which lives in this tab alone and dies with it. */
export async function openAsGuest(secret: string | null): Promise<Result<GuestLine, GuestFailure>> {
  if (secret === null) {
    const kept = sessionStorage.getItem(PASS);
    return kept === null ? fail({ type: 'over' }) : ok(lineWith(kept));
  }
  const answer = await post('/api/guest/open', { secret }, null);
  if (!answer.ok) return answer;
  const opened = z.object({ pass: hex(32) }).safeParse(await answer.value.json());
  if (!opened.success) return fail({ type: 'unreachable' });
  sessionStorage.setItem(PASS, opened.data.pass);
  return ok(lineWith(opened.data.pass));
}

const lineWith = (pass: string): GuestLine => ({
  look: async () => await viewFrom(await post('/api/guest/ticket', {}, pass)),
  say: async (said) => await viewFrom(await post('/api/guest/say', said, pass)),
  fetchFile: async (fileId) => {
    const answer = await post('/api/guest/file', { fileId }, pass);
    return answer.ok ? await answer.value.blob() : null;
  },
});

async function viewFrom(answer: Result<Response, GuestFailure>): Promise<Result<GuestView, GuestFailure>> {
  if (!answer.ok) return answer;
  const view = GuestView.safeParse(await answer.value.json());
  return view.success ? ok(view.data) : fail({ type: 'unreachable' });
}

async function post(path: string, body: object, pass: string | null): Promise<Result<Response, GuestFailure>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(pass !== null && { authorization: `Bearer ${pass}` }) },
      credentials: 'omit',
      body: JSON.stringify(body),
    });
    if (response.ok) return ok(response);
    if (response.status === 429) return fail({ type: 'too-many' });
    return fail({ type: response.status < 500 ? 'over' : 'unreachable' });
  } catch {
    return fail({ type: 'unreachable' });
  }
}
