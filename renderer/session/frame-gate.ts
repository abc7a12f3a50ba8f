/** What the gate remembers between two frames; times in microseconds, of the frames' own clock. */
export interface FrameGate {
  /** Equal frames that may still follow the last change, so that the encoder sharpens it. */
  readonly owed: number;
  readonly passedAt: number;
}

/** The first frame of all passes, whatever it holds. */
export const openFrameGate: FrameGate = { owed: 0, passedAt: Number.NEGATIVE_INFINITY };

/**
 * Which frames are worth encoding: every change, ten equal frames behind it, then one each two seconds.
 * The engine delivers a still screen sixty times a second; encoding it all costs half a core and delays the next change.
 */
export function admit(
  gate: FrameGate,
  frame: { readonly changed: boolean; readonly at: number },
): { pass: boolean; gate: FrameGate } {
  const owed = frame.changed ? SHARPENING_FRAMES : gate.owed - 1;
  const pass = frame.changed || gate.owed > 0 || frame.at - gate.passedAt >= STILL_INTERVAL_US;
  return { pass, gate: { owed: Math.max(0, owed), passedAt: pass ? frame.at : gate.passedAt } };
}

const SHARPENING_FRAMES = 10;
const STILL_INTERVAL_US = 2_000_000;
