/** A Cedar string literal with exactly this value, whatever it holds; what a reader can't see is written as its number. */
export const quoted = (value: string): string => `"${value.replace(UNSAFE, escaped)}"`;

export const entity = (type: string, id: string): string => `${type}::${quoted(id)}`;

/** Quote, backslash, control, format, separator, private and unassigned characters, and lone halves of a pair. */
const UNSAFE = /["\\\p{C}\p{Z}]/gu;

function escaped(character: string): string {
  if (character === ' ') return ' ';
  const code = character.codePointAt(0) ?? 0;
  /** Half of a pair is no character: Cedar's text has no way to write it, and nobody can have meant it. */
  if (code >= 0xd800 && code <= 0xdfff) return '\\u{fffd}';
  return character === '"' || character === '\\' ? `\\${character}` : `\\u{${code.toString(16)}}`;
}
