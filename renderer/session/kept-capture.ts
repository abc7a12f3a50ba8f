/** The part of a captured screen's track that is needed here. */
export type Captured = Pick<MediaStreamTrack, 'stop' | 'addEventListener'>;

/** The screen, captured while it may be seen; while it is held, the system's own capture is stopped too. */
export interface KeptCapture {
  /** Captures from now on, or from the end of the hold. */
  begin(): void;
  hold(held: boolean): void;
}

export interface CaptureParts<T extends Captured> {
  /** Asks the main process for the screen; rejects when there is none. */
  readonly capture: () => Promise<T>;
  /** A screen was handed out, the first or another one. */
  readonly show: (captured: T) => void;
  /** There is no screen any more, and it was not held. */
  readonly lost: () => void;
  readonly after: (ms: number, run: () => void) => void;
}

export function keepCapture<T extends Captured>({ capture, show, lost, after }: CaptureParts<T>): KeptCapture {
  let isBegun = false;
  let isHeld = false;
  let track: T | null = null;
  /** Counts up with each hold and release: what was asked for before one counts no more. */
  let turn = 0;

  const start = (isLast: boolean): void => {
    const mine = turn;
    const isMine = (): boolean => mine === turn;
    capture().then(
      (captured) => {
        if (!isMine()) {
          captured.stop();
          return;
        }
        track = captured;
        captured.addEventListener('ended', () => isMine() && lost());
        show(captured);
      },
      () => {
        if (!isMine()) return;
        // The word of a hold may be on its way still when the refusal that belongs to it has come.
        if (isLast) lost();
        else after(AGAIN_MS, () => isMine() && start(true));
      },
    );
  };
  return {
    begin: () => {
      if (isBegun) return;
      isBegun = true;
      if (!isHeld) start(false);
    },
    hold: (next) => {
      if (next === isHeld) return;
      isHeld = next;
      turn += 1;
      track?.stop();
      track = null;
      if (isBegun && !isHeld) start(false);
    },
  };
}

const AGAIN_MS = 500;
