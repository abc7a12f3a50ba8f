import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another, on paper or aloud. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const HALF = 5;

/** Ten letters in two halves, from the system's cryptographic source: close to fifty bits. */
export const newRecoveryCode = (): string => `${half()}-${half()}`;

/** As it was given, however it was typed: in small letters, with or without the line or spaces between the halves. */
export function recoveryCodeFrom(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return `${letters.slice(0, HALF)}-${letters.slice(HALF)}`;
}

const half = (): string => Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join('');
