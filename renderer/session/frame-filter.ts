import { differs } from './frame-compare.ts';
import { admit, openFrameGate } from './frame-gate.ts';

/** Stands between the captured and the sent picture; see `admit` for what it lets through. */
export interface FrameFilter {
  /** Moves frames until that capture ends; another may follow it. */
  pump(captured: ReadableStream<VideoFrame>): Promise<void>;
  hold(held: boolean): void;
  refresh(): void;
}

export function openFrameFilter(sent: WritableStream<VideoFrame>): FrameFilter {
  const writer = sent.getWriter();
  let held = false;
  let gate = openFrameGate;
  let turn = 0;
  let current = new Int32Array();
  let last = new Int32Array();

  async function isWorthSending(frame: VideoFrame): Promise<boolean> {
    const words = Math.ceil(frame.allocationSize() / 4);
    if (current.length !== words) {
      current = new Int32Array(words);
      last = new Int32Array(words);
      gate = openFrameGate;
    }
    await frame.copyTo(current);
    turn += 1;
    const rowWords = Math.max(1, Math.floor((frame.visibleRect?.width ?? 0) / 4));
    const changed = gate === openFrameGate || differs(current, last, { rowWords, turn });
    const judged = admit(gate, { changed, at: frame.timestamp });
    gate = judged.gate;
    if (judged.pass) [current, last] = [last, current];
    return judged.pass;
  }

  return {
    async pump(captured) {
      const reader = captured.getReader();
      for (;;) {
        const { value: frame, done } = await reader.read();
        if (done) break;
        // Asked again after the comparison: a hold that came meanwhile counts.
        if (!held && (await isWorthSending(frame)) && !held) await writer.write(frame);
        frame.close();
      }
    },
    hold(next) {
      held = next;
      gate = openFrameGate;
    },
    refresh() {
      gate = openFrameGate;
    },
  };
}
