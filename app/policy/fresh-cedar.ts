import type { CedarModule } from './cedar.ts';

/** Node's `require`, as far as it is needed to load a module anew. */
interface Require {
  (name: string): unknown;
  resolve(name: string): string;
  readonly cache: Record<string, unknown>;
}

/** Cedar in a memory of its own, which nobody else has seen. */
export function freshCedar(requires: Require): CedarModule {
  const place = requires.resolve('@cedar-policy/cedar-wasm/nodejs');
  delete requires.cache[place];
  return requires(place) as CedarModule;
}
