import { createMemory } from '../kernel/memory.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { CedarModule } from './cedar.ts';
import { askTwice, CedarBrokeDown } from './living-cedar.ts';
import type { PolicyReading } from './read-policy.ts';
import { readPolicy } from './read-policy.ts';
import { MOST_RULES } from './rule.ts';
import { isTame } from './tame.ts';

/** Lets others have their turn. */
export type Breathe = () => Promise<void>;

export type Unreadable = { readonly type: 'too-deep' } | { readonly type: 'no-policy'; readonly message: string };

/** Policies by their text, each read once while there is room. */
export interface Readings {
  of(text: string): Result<PolicyReading, Unreadable>;
  /** Reads those that are new, a few at a time; null when that is done already. */
  ahead(texts: readonly string[], breathe: Breathe): Promise<void> | null;
}

export function createReadings(cedar: CedarModule): Readings {
  const known = createMemory<Result<PolicyReading, Unreadable>>(4 * MOST_RULES);
  const of = (text: string): Result<PolicyReading, Unreadable> => {
    const there = known.get(text);
    if (there !== undefined) return there;
    const reading = read(cedar, text);
    known.set(text, reading);
    return reading;
  };
  return {
    of,
    ahead: (texts, breathe) => {
      const unread = texts.filter((text) => !known.has(text));
      if (unread.length > AT_ONCE) return inTurns(unread, of, breathe);
      unread.forEach(of);
      return null;
    },
  };
}

/** Some milliseconds' work, with a Cedar that is still cold too. */
const AT_ONCE = 2;

async function inTurns(texts: readonly string[], read: (text: string) => unknown, breathe: Breathe): Promise<void> {
  for (const [n, text] of texts.entries()) {
    if (n % AT_ONCE === 0) await breathe();
    read(text);
  }
}

function read(cedar: CedarModule, text: string): Result<PolicyReading, Unreadable> {
  if (!isTame(text)) return fail({ type: 'too-deep' });
  try {
    const parsed = askTwice(() => cedar.policyToJson(text));
    if (parsed.type === 'success') return ok(readPolicy(parsed.json));
    return fail({ type: 'no-policy', message: parsed.errors.map(({ message }) => message).join('; ') });
  } catch (error) {
    if (error instanceof CedarBrokeDown) return fail({ type: 'too-deep' });
    throw error;
  }
}
