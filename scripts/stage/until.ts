import { setTimeout as after } from 'node:timers/promises';

export interface Patience {
  readonly withinMs?: number;
  readonly everyMs?: number;
}

/** Looks again and again until `look` gives something other than `undefined`, `null` or `false`; says what it last saw when it gives up. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  { withinMs = 30_000, everyMs = 25 }: Patience = {},
): Promise<Exclude<T, undefined | null | false>> {
  const giveUpAt = performance.now() + withinMs;
  let fault: unknown;
  for (;;) {
    try {
      const seen = await look();
      fault = undefined;
      // The three values that mean "not yet" are ruled out here, which the compiler can't follow for a generic T.
      if (seen !== undefined && seen !== null && seen !== false) return seen as Exclude<T, undefined | null | false>;
    } catch (cause) {
      fault = cause;
    }
    if (performance.now() > giveUpAt) throw new Error(`waited ${withinMs} ms in vain until ${what}`, { cause: fault });
    await after(everyMs);
  }
}
