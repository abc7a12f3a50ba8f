import { z } from 'zod';
import { hex, Id } from '../../kernel/scalars.ts';
import { FILE_LIMIT_BYTES, InternalNote, MOST_FILES, Said, Talk, TalkMessage } from '../../talk/message.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

const both = ['employee', 'technician'] as const;

/** What somebody writes: words, files that have arrived, or both; the same `requestId` is the same message. */
const saying = z
  .object({ ticketId: Id, requestId: Id, words: Said, files: z.array(Id).max(MOST_FILES) })
  .refine(({ words, files }) => words !== '' || files.length > 0, { path: ['words'] });

export const talkRequests = {
  'talk.show': { input: z.object({ ticketId: Id }), output: Talk, callers: both },
  'talk.say': { input: saying, output: TalkMessage, callers: both },
  /** Everything up to that message was seen; what was seen before stays seen. */
  'talk.read': { input: z.object({ ticketId: Id, upTo: z.number().int().positive() }), output: nothing, callers: both },
  /** Between technicians; no employee's request leads to any of it. */
  'talk.notes': { input: z.object({ ticketId: Id }), output: z.array(InternalNote), callers: ['technician'] },
  'talk.note': { input: saying, output: InternalNote, callers: ['technician'] },
  /** Begins an upload, or goes on with one of the same id; `pass` opens `/api/talk/piece` for it and nothing else. */
  'talk.begin-upload': {
    input: z.object({
      ticketId: Id,
      fileId: Id,
      /** As it is called where it comes from; the broker makes of it what every system can keep. */
      name: z.string().max(1000),
      bytes: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    }),
    output: z.object({
      pass: hex(32),
      pieceBytes: z.number().int().positive(),
      /** What has arrived already, in bytes. */
      received: z.number().int().nonnegative().max(FILE_LIMIT_BYTES),
    }),
    callers: both,
  },
  /** One's own, as long as no message carries it. */
  'talk.drop-upload': { input: z.object({ fileId: Id }), output: nothing, callers: both },
  /** `pass` opens `/api/talk/file` for this file, once and soon. */
  'talk.open-file': { input: z.object({ fileId: Id }), output: z.object({ pass: hex(32) }), callers: both },
} as const satisfies Record<string, RequestContract>;

/** Those that an employee's page may send through the main process. */
const TALK = ['talk.show', 'talk.say', 'talk.read', 'talk.begin-upload', 'talk.drop-upload', 'talk.open-file'] as const;
export const TalkRequest = z.enum(TALK);
export type TalkRequest = z.infer<typeof TalkRequest>;

/** What `/api/talk/piece` answers: how much of the file has arrived, and whether that is all of it. */
export const PieceAnswer = z.object({ received: z.number().int().nonnegative(), whole: z.boolean() });
export type PieceAnswer = z.infer<typeof PieceAnswer>;
