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
