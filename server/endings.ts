/** What must be ended because it was started: the last started ends first. */
export interface Endings {
  add(end: () => Promise<void> | void): void;
  /** Ends everything, even when an ending fails; throws what failed, once all are done. */
  run(): Promise<void>;
}

export function createEndings(): Endings {
  const ends: (() => Promise<void> | void)[] = [];
  return {
    add: (end) => void ends.push(end),
    run: async () => {
      const failed: unknown[] = [];
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
        try {
          await end();
        } catch (error) {
          failed.push(error);
        }
      }
      if (failed.length > 0) throw new AggregateError(failed, 'not everything ended in order');
    },
  };
}
