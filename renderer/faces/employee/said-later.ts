/** Something said that can be taken back for a while; it is told once that is over, or at once when nobody waits for it. */
export interface SaidLater {
  /** `over` is called when it can't be taken back any more. */
  say(over: () => void): void;
  takeBack(): void;
  /** Tells what has been said and not told yet. */
  settle(): void;
}

export function saidLater(tell: () => void, ms: number): SaidLater {
  let late: ReturnType<typeof setTimeout> | null = null;
  const stop = (): boolean => {
    if (late === null) return false;
    clearTimeout(late);
    late = null;
    return true;
  };
  const settle = (): void => {
    if (stop()) tell();
  };
  return {
    say: (over) => {
      stop();
      late = setTimeout(() => {
        settle();
        over();
      }, ms);
    },
    takeBack: () => void stop(),
    settle,
  };
}
