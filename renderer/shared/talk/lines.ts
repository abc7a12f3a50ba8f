import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { Author, InternalNote, Talk, TalkMessage } from '../../../app/talk/message.ts';

/** One thing on the page: a message, or a note that technicians alone see. */
export type TalkLineItem =
  | { readonly kind: 'message'; readonly key: string; readonly said: TalkMessage }
  | { readonly kind: 'note'; readonly key: string; readonly said: InternalNote };

/** Messages and notes as one row, in the order they were written; of the same moment, messages by their number. */
export function linesOf({ messages }: Talk, notes: readonly InternalNote[]): TalkLineItem[] {
  const lines: TalkLineItem[] = [
    ...messages.map((said): TalkLineItem => ({ kind: 'message', key: `m${said.number}`, said })),
    ...notes.map((said): TalkLineItem => ({ kind: 'note', key: said.id, said })),
  ];
  return lines
    .map((line, at) => ({ line, at }))
    .sort((one, other) => one.line.said.at - other.line.said.at || one.at - other.at)
    .map(({ line }) => line);
}

/** Somebody who goes on talking is not named again. */
export const goesOn = (line: TalkLineItem, before: TalkLineItem | undefined): boolean =>
  before !== undefined &&
  before.kind === line.kind &&
  before.said.author.id === line.said.author.id &&
  line.said.at - before.said.at < PAUSE_MS;

/** The latest message of one's own and who has read it; null before there is one. */
export function lastOwn(
  { messages, marks }: Talk,
  me: Id,
): { readonly number: number; readonly readers: readonly { readonly person: Author; readonly at: Instant }[] } | null {
  const own = messages.filter(({ author }) => author.id === me).at(-1);
  if (own === undefined) return null;
  return { number: own.number, readers: marks.filter(({ person, upTo }) => person.id !== me && upTo >= own.number) };
}

/** The first message that somebody had not read when they came; null when they had read all. */
export function firstUnread({ messages, marks }: Talk, me: Id): number | null {
  const upTo = marks.find(({ person }) => person.id === me)?.upTo ?? 0;
  return messages.find(({ number, author }) => number > upTo && author.id !== me)?.number ?? null;
}

const PAUSE_MS = 5 * 60_000;
