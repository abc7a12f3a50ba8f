/** Something that happens and those who listen to it; one listener's fault stops neither the others nor the teller. */
export interface Topic<T> {
  tell(value: T): void;
  /** Answers with the way to stop listening. */
  listen(listener: (value: T) => void): () => void;
}

export function createTopic<T>(broken: (cause: unknown) => void): Topic<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    tell: (value) => {
      for (const listener of [...listeners]) {
        try {
          listener(value);
        } catch (cause) {
          broken(cause);
        }
      }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
