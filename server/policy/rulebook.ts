import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PolicyEngine } from '../../app/policy/engine.ts';
import { createPolicyEngine } from '../../app/policy/engine.ts';
import { freshCedar } from '../../app/policy/fresh-cedar.ts';
import type { Cedar } from '../../app/policy/open-cedar.ts';
import { openCedar } from '../../app/policy/open-cedar.ts';
import type { CedarRule, PolicyRule } from '../../app/policy/rule.ts';
import type { TextChecks } from '../../app/policy/texts.ts';
import { createTextChecks } from '../../app/policy/texts.ts';
import { toCedar } from '../../app/policy/to-cedar.ts';
import { PolicyContent } from '../../app/policy/version.ts';
import { takeTurns } from './turns.ts';

/** Cedar, what it has against a text, and engines kept by what they were made of. */
export interface Rulebook {
  readonly cedar: Cedar;
  readonly checks: TextChecks;
  readonly starter: PolicyContent;
  /** Between the steps of long work. */
  readonly breathe: () => Promise<void>;
  /** Every rule as Cedar, read: whatever asks for a reading of it does not wait. */
  readAhead(rules: readonly PolicyRule[]): Promise<readonly CedarRule[]>;
  /** `key` names the rules: two that share it are the same. */
  engine(key: string, rules: () => Promise<readonly PolicyRule[]>): Promise<PolicyEngine>;
}

/** One a process: Cedar keeps what it has parsed by thread. `broke` hears of a Cedar that had to be replaced. */
export function openRulebook(broke: (cause: unknown) => void): Rulebook {
  const cedar = openCedar({ load: () => freshCedar(createRequire(import.meta.url)), broke });
  const breathe = takeTurns();
  const checks = createTextChecks(cedar.module, read('schema.cedarschema'));
  // What Cedar compiles when it is first asked is compiled before anybody waits for it.
  checks.of('permit(principal, action, resource);');
  const engines = new Map<string, Promise<PolicyEngine>>();
  const readAhead: Rulebook['readAhead'] = async (rules) => {
    const all = rules.map(toCedar);
    await cedar.readings.ahead(
      all.map((rule) => rule.cedar),
      breathe,
    );
    return all;
  };
  const made = async (key: string, rules: () => Promise<readonly PolicyRule[]>): Promise<PolicyEngine> => {
    try {
      return createPolicyEngine(cedar, await readAhead(await rules()));
    } catch (error) {
      engines.delete(key);
      throw error;
    }
  };
  return {
    cedar,
    checks,
    starter: PolicyContent.parse(JSON.parse(read('starter.json'))),
    breathe,
    readAhead,
    engine: (key, rules) => {
      const engine = engines.get(key) ?? made(key, rules);
      engines.delete(key);
      engines.set(key, engine);
      for (const [oldest] of engines) {
        if (engines.size <= MOST_ENGINES) break;
        engines.delete(oldest);
      }
      return engine;
    },
  };
}

/** The version in force, the one before it, the draft, and what somebody compares. */
const MOST_ENGINES = 6;

const read = (name: string): string =>
  readFileSync(new URL(`../../resources/policies/${name}`, import.meta.url), 'utf8');
