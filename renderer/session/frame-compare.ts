/** How one frame is looked at; see `differs`. */
export interface Look {
  /** 32-bit words in a row of the first plane. */
  readonly rowWords: number;
  /** Counts frames up; it chooses which rows this look takes. */
  readonly turn: number;
}

/**
 * Compares a frame with the one last sent, one row in four, other rows at each turn. A change four rows high is
 * found in the frame that brings it, a thinner one within four frames: the comparison is with what was sent, so that
 * nothing is overlooked for good. Half-wide chroma rows lie two to a row, and are covered alike.
 */
export function differs(frame: Int32Array, sent: Int32Array, { rowWords, turn }: Look): boolean {
  const stride = rowWords * ROWS_A_LOOK;
  for (let row = (turn % ROWS_A_LOOK) * rowWords; row < frame.length; row += stride) {
    const end = Math.min(row + rowWords, frame.length);
    let difference = 0;
    for (let at = row; at < end; at += 1) difference |= (frame[at] ?? 0) ^ (sent[at] ?? 0);
    if (difference !== 0) return true;
  }
  return false;
}

const ROWS_A_LOOK = 4;
