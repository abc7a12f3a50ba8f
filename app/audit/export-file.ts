import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { SignedGrant } from '../consent/grant.ts';
import { Id, Instant, PublicKey, Signature } from '../kernel/scalars.ts';
import type { KeyPair } from '../kernel/signing.ts';
import { sign, utf8, verify } from '../kernel/signing.ts';
import { ChainEvent, Digest, Personal } from './chain.ts';
import { SignedCheckpoint } from './checkpoint.ts';

/**
 * What a file holds: `chain`, a stretch of the chain without a gap; `excerpt`, events about something, each tied to the
 * next checkpoint by links; `journal`, what a workstation kept of its own sessions.
 */
const FileKind = z.enum(['chain', 'excerpt', 'journal']);

/** An event that the file does not show, with what ties its neighbours together. */
const Link = z.strictObject({ seq: z.number().int().positive(), prev: Digest, hash: Digest });

/** What a workstation kept of one session: the grant it signed, and what happened under it. */
export const Receipt = z.strictObject({
  signed: SignedGrant,
  /** Grants of the same session that this one took the place of, oldest first. */
  former: z.array(SignedGrant).max(200),
  reason: z.string().max(2000),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endReason: z.string().max(60).nullable(),
  /** The times at which the technician's hand took and let go of the mouse and keyboard. */
  hands: z.array(z.object({ from: Instant, to: Instant.nullable() })).max(2000),
});
export type Receipt = z.infer<typeof Receipt>;

/** Places of the chain, both ends included. */
const Range = z.object({ from: z.number().int().positive(), to: z.number().int().nonnegative() });
export type Range = z.infer<typeof Range>;

/** At this workstation, on purpose, somebody believed a broker from then on under another key than before. */
export const KeyChange = z.strictObject({
  brokerUrl: z.string().max(300),
  from: PublicKey,
  to: PublicKey,
  at: Instant,
});
export type KeyChange = z.infer<typeof KeyChange>;

/** What whoever made the file says of it as a whole. */
export const Seal = z.strictObject({
  fileId: Id,
  at: Instant,
  /** Of the chain: the first and the last event that the file reaches; null in a journal. */
  range: Range.nullable(),
  /** Of an excerpt: what lies between and is not shown, in its order; without it, nobody said. */
  gaps: z.array(Range).optional(),
  lines: z.number().int().positive(),
  /** Over every line before the seal, in its order. */
  digest: Digest,
});
export type Seal = z.infer<typeof Seal>;

/** One line of a file, as JSON: a header first, a seal last. */
export const FileLine = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('header'),
    format: z.literal('accord-audit'),
    version: z.literal(1),
    kind: FileKind,
    /** The broker's key, or in a journal the workstation's. */
    key: PublicKey,
    /** Of a chain: it was asked for from its beginning. */
    whole: z.boolean().optional(),
    /** In a journal: the broker's key as the workstation had pinned it. */
    brokerKey: PublicKey.optional(),
  }),
  z.strictObject({ type: z.literal('event'), event: ChainEvent, personal: Personal }),
  z.strictObject({ type: z.literal('link'), link: Link }),
  z.strictObject({ type: z.literal('checkpoint'), signed: SignedCheckpoint }),
  z.strictObject({ type: z.literal('receipt'), receipt: Receipt }),
  /** In a journal: a line of the excerpt that the broker gave, byte for byte. */
  z.strictObject({ type: z.literal('attached'), line: z.string().max(1_000_000) }),
  z.strictObject({ type: z.literal('key-change'), change: KeyChange }),
  z.strictObject({ type: z.literal('seal'), seal: Seal, signature: Signature }),
]);
export type FileLine = z.infer<typeof FileLine>;
export type LineOf<T extends FileLine['type']> = Extract<FileLine, { type: T }>;

/** Digests lines as they are written, byte for byte, and signs the whole at the end. */
export function createSealer(): {
  add(line: FileLine): string;
  seal(rest: Omit<Seal, 'lines' | 'digest'>, key: Pick<KeyPair, 'secret'>): string;
} {
  let digest = DIGEST_START;
  let lines = 0;
  return {
    add: (line) => {
      const text = JSON.stringify(line);
      digest = digestLine(digest, text);
      lines += 1;
      return text;
    },
    seal: (rest, { secret }) => {
      const seal: Seal = { ...rest, lines, digest };
      const line: FileLine = { type: 'seal', seal, signature: sign('accord-seal-v1', seal, secret) };
      return JSON.stringify(line);
    },
  };
}

export const sealHolds = ({ seal, signature }: LineOf<'seal'>, key: PublicKey): boolean =>
  verify('accord-seal-v1', seal, signature, key);

/** The running digest of a file: of what came before and of this line's text. */
export const digestLine = (digest: Digest, text: string): Digest => bytesToHex(sha256(utf8(`${digest}${text}`)));

export const DIGEST_START: Digest = '0'.repeat(64);
