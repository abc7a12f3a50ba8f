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
  if (frame.changed) return { pass: true, gate: { owed: SHARPENING_FRAMES, passedAt: frame.at } };
  const interval = gate.owed > 0 ? SHARPENING_INTERVAL_US : STILL_INTERVAL_US;
  if (frame.at - gate.passedAt < interval) return { pass: false, gate };
  return { pass: true, gate: { owed: Math.max(0, gate.owed - 1), passedAt: frame.at } };
}

const SHARPENING_FRAMES = 10;
/** Three frames of sixty a second, less what a clock may be off: half a second to full sharpness, and time to type. */
const SHARPENING_INTERVAL_US = 45_000;
const STILL_INTERVAL_US = 2_000_000;
