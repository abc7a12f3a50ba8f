import type { AccountAnswer } from '../../../app/wire/bridge.ts';
import type { AccountRequest } from '../../../app/wire/requests/account.ts';
import type { OwnCourseRequest } from '../../../app/wire/requests/course.ts';
import type { AdviceRequest } from '../../../app/wire/requests/knowledge.ts';
import type { TalkRequest } from '../../../app/wire/requests/talk.ts';
import { requests } from '../../../app/wire/requests.ts';
import type { Connection } from './connection.ts';

/** One of the requests about one's own account, tickets or conversations, or to the knowledge base, and no other, for a page that has no line to the broker of its own. */
export async function askAsOwner<T extends AccountRequest | AdviceRequest | OwnCourseRequest | TalkRequest>(
  { ask }: Pick<Connection, 'ask'>,
  type: T,
  raw: unknown,
): Promise<AccountAnswer> {
  const input = requests[type].input.safeParse(raw);
  if (!input.success) return { ok: false, failure: { type: 'malformed', where: type } };
  // The schema is the one of this very request; the table's index loses that link, nothing else.
  const answer = await ask(type, input.data as Parameters<typeof ask<T>>[1]);
  if (answer.ok) return answer;
  const { failure } = answer;
  return { ok: false, failure: failure.type === 'away' ? { type: 'unreachable' } : failure };
}
