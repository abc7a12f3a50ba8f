import { createRequire } from 'node:module';
import type { CedarModule } from '../../app/policy/cedar.ts';
import { freshCedar } from '../../app/policy/fresh-cedar.ts';
import type { Cedar, CedarParts } from '../../app/policy/open-cedar.ts';
import { openCedar } from '../../app/policy/open-cedar.ts';

export const loadCedar = (): CedarModule => freshCedar(createRequire(import.meta.url));

/** A Cedar of one's own, which is not expected to break down. */
export const aCedar = (parts: Partial<CedarParts> = {}): Cedar =>
  openCedar({
    load: loadCedar,
    broke: (cause) => {
      throw cause;
    },
    ...parts,
  });

/** Tells a text that Cedar’s parser does not come back from; it is not tame. */
export const TRAP = `permit(principal, action, resource) when { ${'['.repeat(2_000)}${']'.repeat(2_000)} };`;

/** A Cedar that breaks down over as many of the next questions about requests as it is told; `broke` counts them. */
export function aTrappedCedar(): { readonly cedar: Cedar; readonly broke: unknown[]; trap(times: number): void } {
  const broke: unknown[] = [];
  let left = 0;
  const load = (): CedarModule => {
    const own = loadCedar();
    return {
      policyToJson: own.policyToJson,
      validate: own.validate,
      preparsePolicySet: own.preparsePolicySet,
      statefulIsAuthorized: (call) => {
        if (left > 0) {
          left -= 1;
          own.policyToJson(TRAP);
        }
        return own.statefulIsAuthorized(call);
      },
    };
  };
  return {
    cedar: openCedar({ load, broke: (cause) => broke.push(cause) }),
    broke,
    trap: (times) => {
      left = times;
    },
  };
}
