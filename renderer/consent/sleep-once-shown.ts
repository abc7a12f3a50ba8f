type Cancel = () => void;

/** What a page has to wait with; each gives what calls it off. */
interface Waits {
  nextFrame(run: () => void): Cancel;
  after(ms: number, run: () => void): Cancel;
}

/**
 * Tells the main process once the letter is painted, and wakes *Accept* a second after it has heard so: it counts that
 * second too, and an *Accept* that looks awake would otherwise do nothing. Gives what calls it off.
 */
export function sleepOnceShown(shown: () => Promise<void>, wake: () => void, { nextFrame, after }: Waits): Cancel {
  let isOver = false;
  const sleep = (): void => {
    if (!isOver) cancel = after(ACCEPT_SLEEPS_MS, wake);
  };
  // What is in the page at one frame is painted by the next.
  let cancel = nextFrame(() => {
    cancel = nextFrame(() => {
      // A letter that nobody has heard of can't be accepted; it stays asleep.
      shown().then(sleep, () => undefined);
    });
  });
  return () => {
    isOver = true;
    cancel();
  };
}

/** How long *Accept* sleeps once the letter is on screen, in milliseconds: nobody accepts what they had no time to see. */
const ACCEPT_SLEEPS_MS = 1000;
