import { readFileSync } from 'node:fs';
import * as module from '@cedar-policy/cedar-wasm/nodejs';
import type { CedarModule } from '../../app/policy/cedar.ts';
import type { PolicyEngine } from '../../app/policy/engine.ts';
import { createPolicyEngine, openCedar } from '../../app/policy/engine.ts';
import type { PolicyRule } from '../../app/policy/rule.ts';
import { toCedar } from '../../app/policy/to-cedar.ts';
import { PolicyContent } from '../../app/policy/version.ts';

/** Cedar, the schema that rules are checked against, and engines kept by what they were made of. */
export interface Rulebook {
  readonly cedar: CedarModule;
  readonly schema: string;
  readonly starter: PolicyContent;
  /** `key` names the rules: two that share it are the same. */
  engine(key: string, rules: () => Promise<readonly PolicyRule[]>): Promise<PolicyEngine>;
}

/** One a process: Cedar keeps what it has parsed by thread. */
export function openRulebook(): Rulebook {
  const cedar = openCedar(module);
  const engines = new Map<string, PolicyEngine>();
  return {
    cedar: module,
    schema: read('schema.cedarschema'),
    starter: PolicyContent.parse(JSON.parse(read('starter.json'))),
    engine: async (key, rules) => {
      const engine = engines.get(key) ?? createPolicyEngine(cedar, (await rules()).map(toCedar));
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
