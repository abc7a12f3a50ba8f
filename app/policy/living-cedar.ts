import type { CedarModule } from './cedar.ts';

/** Cedar broke down over what it was asked; whoever asks next asks a fresh one. */
export class CedarBrokeDown extends Error {}

/** A Cedar that is replaced when it breaks down: a module of WebAssembly that has trapped decides nothing more. */
export interface LivingCedar {
  readonly module: CedarModule;
  /** Another number for each replacement: what was kept in the one before is gone. */
  readonly life: () => number;
}

/** Asks the fresh one once more: a fault of the module is no answer to the question, one that comes back is. */
export function askTwice<T>(question: () => T): T {
  try {
    return question();
  } catch (error) {
    if (error instanceof CedarBrokeDown) return question();
    throw error;
  }
}

export function keepAlive(load: () => CedarModule, broke: (cause: unknown) => void): LivingCedar {
  let own: CedarModule | null = load();
  let life = 0;
  const ask = <T>(question: (module: CedarModule) => T): T => {
    own ??= load();
    try {
      return question(own);
    } catch (cause) {
      own = null;
      life += 1;
      broke(cause);
      throw new CedarBrokeDown('Cedar broke down', { cause });
    }
  };
  return {
    life: () => life,
    module: {
      policyToJson: (policy) => ask((module) => module.policyToJson(policy)),
      preparsePolicySet: (name, policies) => ask((module) => module.preparsePolicySet(name, policies)),
      statefulIsAuthorized: (call) => ask((module) => module.statefulIsAuthorized(call)),
      validate: (call) => ask((module) => module.validate(call)),
    },
  };
}
