import type { Id } from '../../../../app/kernel/scalars.ts';
import type { TechnicianBlock } from '../../../../app/wire/requests/rights.ts';

/** Those that nobody has lifted yet, the newest first. */
export const standingIn = (blocks: readonly TechnicianBlock[]): TechnicianBlock[] =>
  [...blocks].filter(({ lifted }) => lifted === null).sort((one, other) => other.at - one.at);

/** Those that were not there when the list was last read; none where it never was, since all of them are old news then. */
export const newAmong = (standing: readonly TechnicianBlock[], before: ReadonlySet<Id> | null): TechnicianBlock[] =>
  before === null ? [] : standing.filter(({ id }) => !before.has(id));
