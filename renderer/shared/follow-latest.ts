/**
 * Gives `take` what the other side holds, and then each change of it. What is read once the listener stands may have
 * been answered before a change that has arrived meanwhile, since the two come by different ways: then it is old.
 */
export function followLatest<T>(
  read: () => Promise<T>,
  follow: (listener: (value: T) => void) => () => void,
  take: (value: T) => void,
): () => void {
  let isTold = false;
  const stop = follow((value) => {
    isTold = true;
    take(value);
  });
  void read().then((value) => {
    if (!isTold) take(value);
  });
  return stop;
}
