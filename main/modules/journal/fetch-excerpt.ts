import type { Ask } from '../broker/broker-link.ts';
import { send } from '../broker/send.ts';
import { isSecure } from '../broker/sign-in.ts';
import type { Log } from '../log.ts';

export interface ExcerptParts {
  readonly ask: Ask;
  readonly brokerUrl: () => string;
  /** Of the present account; null while nobody is signed in. */
  readonly token: () => string | null;
  readonly log: Log;
}

/** The lines of what the broker's chain says of this person's sessions, as they came; none when it can't be had. */
export async function fetchExcerpt({ ask, brokerUrl, token, log }: ExcerptParts): Promise<readonly string[]> {
  const allowed = await ask('audit.export-own', {});
  const [url, bearer] = [brokerUrl(), token()];
  if (!allowed.ok || bearer === null || !isSecure(url)) return [];
  const headers = { authorization: `Bearer ${bearer}` };
  const body = JSON.stringify({ ticket: allowed.value.ticket });
  const answer = await send(url, 'POST', '/api/audit/export', headers, body, LARGEST_EXCERPT).catch(
    (cause: unknown) => {
      log.warn('excerpt-not-received', { why: cause instanceof Error ? cause.message : String(cause) });
      return null;
    },
  );
  return answer?.status === 200 ? answer.body.trimEnd().split('\n') : [];
}

/** Characters: the sessions of years, with the links that tie each to its checkpoint. */
const LARGEST_EXCERPT = 32 * 1024 * 1024;
