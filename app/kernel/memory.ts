/** What was worked out once, by the text it was worked out from; the least recently used goes first. */
export interface Memory<T> {
  has(key: string): boolean;
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

export function createMemory<T>(most: number): Memory<T> {
  const kept = new Map<string, T>();
  return {
    has: (key) => kept.has(key),
    get: (key) => {
      const value = kept.get(key);
      if (value !== undefined) {
        kept.delete(key);
        kept.set(key, value);
      }
      return value;
    },
    set: (key, value) => {
      kept.delete(key);
      kept.set(key, value);
      for (const [oldest] of kept) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
  };
}
