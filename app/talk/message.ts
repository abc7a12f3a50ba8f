import { z } from 'zod';
import { hex, Id, Instant, PersonName, Words } from '../kernel/scalars.ts';
import { Role } from '../level/level.ts';
import { FileName } from './file-name.ts';

/** Largest file of a conversation, in bytes. */
export const FILE_LIMIT_BYTES = 25 * 1024 * 1024;
/** Files that one message carries at most. */
export const MOST_FILES = 10;

/** A file that arrived whole. */
export const TalkFile = z.object({
  id: Id,
  name: FileName,
  bytes: z.number().int().positive(),
  sha256: hex(32),
  /** Only for what a page may show as a picture. */
  picture: z.object({ width: z.number().int().positive(), height: z.number().int().positive() }).nullable(),
  /** Its content was erased; that it was there is still known. */
  gone: z.boolean(),
});
export type TalkFile = z.infer<typeof TalkFile>;

/** Who wrote, as the directory calls them. */
export const Author = z.object({ id: Id, name: PersonName, role: Role });
export type Author = z.infer<typeof Author>;

/** What somebody wrote; empty where files stand alone. */
export const Said = Words.or(z.literal(''));

/** One message between the requester and their technicians; `number` counts from 1 within its ticket, without gaps. */
export const TalkMessage = z.object({
  number: z.number().int().positive(),
  author: Author,
  words: Said,
  files: z.array(TalkFile),
  at: Instant,
});
export type TalkMessage = z.infer<typeof TalkMessage>;

/** What technicians write for each other: of another kind than messages, so that none can become the other. */
export const InternalNote = z.object({
  id: Id,
  author: Author,
  words: Said,
  files: z.array(TalkFile),
  at: Instant,
});
export type InternalNote = z.infer<typeof InternalNote>;

/** How far somebody has read; it never goes back. */
export const ReadMark = z.object({ person: Author, upTo: z.number().int().positive(), at: Instant });
export type ReadMark = z.infer<typeof ReadMark>;

/** A ticket's conversation as its requester may see it, oldest first. */
export const Talk = z.object({ messages: z.array(TalkMessage), marks: z.array(ReadMark) });
export type Talk = z.infer<typeof Talk>;

/** What counts as read by somebody who has seen this conversation: nothing while it is empty. */
export const lastNumber = ({ messages }: Pick<Talk, 'messages'>): number => messages.at(-1)?.number ?? 0;

/** How many messages of others lie beyond somebody's mark. */
export function countUnread({ messages, marks }: Talk, me: Id): number {
  const upTo = marks.find(({ person }) => person.id === me)?.upTo ?? 0;
  return messages.filter(({ number, author }) => number > upTo && author.id !== me).length;
}
