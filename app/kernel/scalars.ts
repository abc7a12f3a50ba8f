import { z } from 'zod';

/** Milliseconds since the Unix epoch, UTC; always given by an event, never read from a clock inside `app/`. */
export const Instant = z.number().int().nonnegative().max(8_640_000_000_000_000);
export type Instant = z.infer<typeof Instant>;

export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** A name a person may read: one line, no control or bidirectional-override characters. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+$/u);

/** A team's name, held to the same as a person's. */
export const TeamName = PersonName.max(80);

/** What someone wrote or pasted: lines are kept, invisible control and format characters and halves of one fall away, nothing else changes. */
export const Words = z.string().overwrite(visible).trim().min(1).max(2000);

function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '');
}

/** Everything in Unicode's `Cc`, `Cf` and `Cs` but line feed, tab and the joiner that emoji are made with. */
const INVISIBLE = /(?![\n\t\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Lower-case hexadecimal of exactly `bytes` bytes. */
export const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** An Ed25519 public key, 32 bytes. */
export const PublicKey = hex(32);
export type PublicKey = z.infer<typeof PublicKey>;

/** An Ed25519 signature, 64 bytes. */
export const Signature = hex(64);
export type Signature = z.infer<typeof Signature>;

/** A DTLS certificate's SHA-256 fingerprint as SDP writes it (RFC 8122): upper-case bytes joined by colons. */
export const Fingerprint = z.string().regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
export type Fingerprint = z.infer<typeof Fingerprint>;
