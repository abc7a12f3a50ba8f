import { createRequire } from 'node:module';
import { setImmediate as breathe } from 'node:timers/promises';
import type { PolicyEngine } from '../../../app/policy/engine.ts';
import { createPolicyEngine } from '../../../app/policy/engine.ts';
import { freshCedar } from '../../../app/policy/fresh-cedar.ts';
import { openCedar } from '../../../app/policy/open-cedar.ts';
import type { CedarRule } from '../../../app/policy/rule.ts';
import { prepareWholeEngine } from '../../../app/policy/whole-engine.ts';
import type { Log } from '../log.ts';

/** Cedar in this process, for all the rules that come and go. */
export interface Engines {
  /** Throws when one of the rules is none. */
  of(rules: readonly CedarRule[]): PolicyEngine;
  /** Reads many rules a few at a time, so that neither the pointer nor a window stands still; null when they are read. */
  ahead(rules: readonly CedarRule[]): Promise<void> | null;
  /** One that is slower to ask and sooner there; whatever is read ahead waits for it. Rejects when one of the rules is none. */
  soon(rules: readonly CedarRule[]): Promise<PolicyEngine>;
}

export function cedarEngines(log: Log): Engines {
  const cedar = openCedar({
    load: () => freshCedar(createRequire(import.meta.url)),
    broke: (cause) => log.error('cedar-broke-down', cause, {}),
  });
  let hurry: Promise<unknown> = Promise.resolve();
  const patiently = async (): Promise<void> => {
    await hurry;
    await breathe();
  };
  return {
    of: (rules) => createPolicyEngine(cedar, rules),
    ahead: (rules) =>
      cedar.readings.ahead(
        rules.map((rule) => rule.cedar),
        patiently,
      ),
    soon: (rules) => {
      const made = prepareWholeEngine(cedar, rules, breathe);
      hurry = made.catch(() => undefined);
      return made;
    },
  };
}
