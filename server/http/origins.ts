/** Whose pages may talk to this broker. */
export interface Origins {
  /** A program that is no page sends none: it is let through to show its token. */
  allows(origin: string | undefined): boolean;
}

/** `ours` is asked each time: the port may be known only once the broker listens. */
export function createOrigins(ours: () => readonly string[], others: readonly string[]): Origins {
  const fixed = new Set([...others, APPLICATION].map(normalise));
  return {
    allows: (origin) =>
      origin === undefined || fixed.has(normalise(origin)) || ours().map(normalise).includes(normalise(origin)),
  };
}

/** The pages of the application itself, under its own scheme. */
const APPLICATION = 'accord-app://app';

/** `null` and everything that is no origin stays as it is, and so matches nothing. */
function normalise(origin: string): string {
  const parsed = URL.parse(origin);
  return parsed === null ? origin : `${parsed.protocol}//${parsed.host}`.toLowerCase();
}
