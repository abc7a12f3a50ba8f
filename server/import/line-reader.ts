import type { z } from 'zod';
import type { ImportColumn, ImportFault, ImportFaultType } from '../../app/directory/import.ts';
import type { Organisation, Site } from '../../app/directory/organisation.ts';
import type { Line } from './read-file.ts';
import { fault } from './read-file.ts';

/** Reads the values of one line and remembers what is wrong with them, column by column. */
export interface LineReader {
  readonly faults: readonly ImportFault[];
  /** Undefined when it is missing or malformed, and that is noted. */
  need<S extends z.ZodType>(column: ImportColumn, schema: S): z.infer<S> | undefined;
  /** Undefined where nothing stands, or the file has no such column. */
  maybe<S extends z.ZodType>(column: ImportColumn, schema: S): z.infer<S> | undefined;
  has(column: ImportColumn): boolean;
  blame(column: ImportColumn | null, type: ImportFaultType): void;
}

export function lineReader({ number, values, titles }: Line): LineReader {
  const faults: ImportFault[] = [];
  const blame = (column: ImportColumn | null, type: ImportFaultType): void => {
    const [title, value] = column === null ? [null, ''] : [titles[column] ?? column, values[column] ?? ''];
    faults.push(fault(number, title, type, value));
  };
  const maybe = <S extends z.ZodType>(column: ImportColumn, schema: S): z.infer<S> | undefined => {
    const value = values[column] ?? '';
    if (value === '') return undefined;
    const parsed = schema.safeParse(value);
    if (!parsed.success) blame(column, 'malformed');
    return parsed.data;
  };
  return {
    faults,
    blame,
    maybe,
    has: (column) => column in values,
    need: (column, schema) => {
      if ((values[column] ?? '') === '') blame(column, 'missing');
      return maybe(column, schema);
    },
  };
}

export interface Place {
  readonly organisationId: string | null;
  readonly siteId: string | null;
}

/** By their names, whatever their case; what is not in the directory, or archived, is noted. */
export function readPlace(
  line: LineReader,
  named: { readonly organisation: string | undefined; readonly site: string | undefined },
  { organisations, sites }: { readonly organisations: readonly Organisation[]; readonly sites: readonly Site[] },
): Place {
  if (named.organisation === undefined) {
    if (named.site !== undefined) line.blame('organisation', 'missing');
    return { organisationId: null, siteId: null };
  }
  const organisation = found(
    line,
    'organisation',
    organisations.filter(({ name }) => same(name, named.organisation)),
  );
  if (organisation === undefined || named.site === undefined)
    return { organisationId: organisation?.id ?? null, siteId: null };
  const own = sites.filter(({ organisationId }) => organisationId === organisation.id);
  const site = found(
    line,
    'site',
    own.filter(({ name }) => same(name, named.site)),
  );
  return { organisationId: organisation.id, siteId: site?.id ?? null };
}

function found<T extends { readonly archived: boolean }>(
  line: LineReader,
  column: ImportColumn,
  named: readonly T[],
): T | undefined {
  const live = named.find(({ archived }) => !archived);
  if (live === undefined) line.blame(column, named.length === 0 ? 'unknown' : 'archived');
  return live;
}

/** Names are one whatever their case and the spaces around them. */
export const same = (one: string, other: string | undefined): boolean =>
  one.trim().toLowerCase() === other?.trim().toLowerCase();
