import { createMemory } from '../kernel/memory.ts';
import type { CedarModule, Complaint, Validation } from './cedar.ts';
import { askTwice, CedarBrokeDown } from './living-cedar.ts';
import type { Breathe } from './readings.ts';
import { MOST_RULES } from './rule.ts';
import { isTame } from './tame.ts';

/** What Cedar has against a text, in its own words. */
export type TextFaults =
  | { readonly type: 'too-deep' }
  | { readonly type: 'checked'; readonly errors: readonly Complaint[]; readonly warnings: readonly Complaint[] };

/** Texts held against one schema, each once while there is room. */
export interface TextChecks {
  of(text: string): TextFaults;
  /** Checks those that are new, some together and each with its own faults. */
  ahead(texts: readonly string[], breathe: Breathe): Promise<void>;
}

/** `schema` is the text of `schema.cedarschema`. */
export function createTextChecks(cedar: CedarModule, schema: string): TextChecks {
  const known = createMemory<TextFaults>(4 * MOST_RULES);
  const of = (text: string): TextFaults => {
    const there = known.get(text);
    if (there !== undefined) return there;
    const faults = isTame(text) ? checkOne(cedar, schema, text) : TOO_DEEP;
    known.set(text, faults);
    return faults;
  };
  return {
    of,
    ahead: async (texts, breathe) => {
      const fresh = [...new Set(texts)].filter((text) => !known.has(text) && isTame(text));
      for (let at = 0; at < fresh.length; at += TOGETHER) {
        const some = fresh.slice(at, at + TOGETHER);
        await breathe();
        const together = checkTogether(cedar, schema, some);
        for (const [n, text] of some.entries()) {
          const faults = together?.[n];
          if (faults !== undefined) known.set(text, faults);
          else {
            await breathe();
            of(text);
          }
        }
      }
    },
  };
}

/** The schema is read for each call, which takes as long as fifteen texts. */
const TOGETHER = 30;

const TOO_DEEP: TextFaults = { type: 'too-deep' };

function checkOne(cedar: CedarModule, schema: string, text: string): TextFaults {
  const answer = validated(cedar, schema, [text]);
  if (answer === null) return TOO_DEEP;
  if (answer.type === 'failure') return { type: 'checked', errors: answer.errors, warnings: [] };
  return {
    type: 'checked',
    errors: answer.validationErrors.map(({ error }) => error),
    warnings: answer.validationWarnings.map(({ error }) => error),
  };
}

/** Null when one of them is no policy, which hides what is to be said of the others. */
function checkTogether(cedar: CedarModule, schema: string, texts: readonly string[]): readonly TextFaults[] | null {
  const answer = validated(cedar, schema, texts);
  if (answer?.type !== 'success') return null;
  const said = (all: readonly { readonly policyId: string; readonly error: Complaint }[], n: number) =>
    all.filter(({ policyId }) => policyId === nameOf(n)).map(({ error }) => error);
  return texts.map((_, n) => ({
    type: 'checked',
    errors: said(answer.validationErrors, n),
    warnings: said(answer.validationWarnings, n),
  }));
}

/** Null when Cedar broke down. */
function validated(cedar: CedarModule, schema: string, texts: readonly string[]): Validation | null {
  try {
    const staticPolicies = Object.fromEntries(texts.map((text, n) => [nameOf(n), text]));
    return askTwice(() => cedar.validate({ schema, policies: { staticPolicies } }));
  } catch (error) {
    if (error instanceof CedarBrokeDown) return null;
    throw error;
  }
}

const nameOf = (n: number): string => `rule${n}`;
