/** Letters and figures that nobody confuses when they are read aloud: no 0 and O, no 1, l and I. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ2345679';

/** Four groups of five, about 115 bits; bytes beyond the last whole multiple are drawn again so that no letter is favoured. */
export function makePassword(): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, draw).join('')).join('-');
}

function draw(): string {
  const limit = 256 - (256 % LETTERS.length);
  for (;;) {
    const [byte = limit] = crypto.getRandomValues(new Uint8Array(1));
    const letter = byte < limit ? LETTERS[byte % LETTERS.length] : undefined;
    if (letter !== undefined) return letter;
  }
}
