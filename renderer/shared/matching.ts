/** Whether every word typed stands somewhere in the text; accents and case don't count. */
export function holdsWords(text: string, typed: string): boolean {
  const plainText = plain(text);
  return plain(typed)
    .split(/\s+/)
    .every((word) => plainText.includes(word));
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
