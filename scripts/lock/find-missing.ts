import { z } from 'zod';

const Locked = z.object({
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});

/** The packages of a package-lock.json by their place; each is kept as it is, to be written again. */
export const Lock = z.object({ packages: z.record(z.string(), z.record(z.string(), z.unknown())) });
export type Lock = z.infer<typeof Lock>;

export interface Missing {
  readonly name: string;
  readonly version: string;
  /** Whether only development asks for it. */
  readonly dev: boolean;
}

/** The optional packages that some package asks for and that the lock does not name: `npm ci` refuses such a lock. */
export function findMissing({ packages }: Lock): readonly Missing[] {
  const missing = new Map<string, Missing>();
  for (const [path, locked] of Object.entries(packages)) {
    const { optionalDependencies, dev } = Locked.parse(locked);
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const known = placesFor(path, name).some((place) => place in packages);
      if (!known) missing.set(name, { name, version, dev: dev === true });
    }
  }
  return [...missing.values()];
}

/** Where Node would look for a package from inside another, nearest first. */
function placesFor(path: string, name: string): readonly string[] {
  const folders = path
    .split('/node_modules/')
    .map((_, depth, all) => all.slice(0, all.length - depth).join('/node_modules/'));
  return [
    ...folders.filter((folder) => folder !== '').map((folder) => `${folder}/node_modules/${name}`),
    `node_modules/${name}`,
  ];
}
