import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { ImportColumn, ImportFault, ImportKind } from '../../app/directory/import.ts';
import { COLUMNS, columnOf, TITLES } from './columns.ts';

/** One line of a file: what stands in each column that it has, trimmed. */
export interface Line {
  readonly number: number;
  readonly values: Readonly<Partial<Record<ImportColumn, string>>>;
  /** How the file calls a column. */
  readonly titles: Readonly<Partial<Record<ImportColumn, string>>>;
}

export interface FileRead {
  readonly lines: readonly Line[];
  readonly faults: readonly ImportFault[];
}

interface Titled {
  readonly column: ImportColumn;
  /** Its place in each record. */
  readonly at: number;
}

const MOST_LINES = 20_000;

/** Reads what spreadsheets write: UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons or tabs. */
export function readFile(content: Uint8Array, kind: ImportKind): FileRead {
  const text = decode(content);
  const records = split(text);
  if ('fault' in records) return { lines: [], faults: [records.fault] };
  const [header, ...rest] = records.records;
  if (header === undefined || rest.length === 0) return { lines: [], faults: [fault(1, null, 'empty')] };
  if (rest.length > MOST_LINES) return { lines: [], faults: [fault(MOST_LINES + 2, null, 'too-many-lines')] };
  const { columns, faults } = readHeader(header.record, kind);
  if (faults.length > 0) return { lines: [], faults };
  const titles = Object.fromEntries(columns.map(({ column, at }) => [column, header.record[at]?.trim() ?? '']));
  const titled = new Set(columns.map(({ at }) => at));
  const wide = rest.filter(({ record }) => record.some((value, at) => !titled.has(at) && value.trim() !== ''));
  return {
    faults: wide.map(({ line, record }) => fault(line, null, 'too-many-values', record.at(-1))),
    lines: rest.map(({ line, record }) => ({
      number: line,
      values: Object.fromEntries(columns.map(({ column, at }) => [column, plainValue(record[at] ?? '')])),
      titles,
    })),
  };
}

export const fault = (line: number, column: string | null, type: ImportFault['type'], value = ''): ImportFault => ({
  line,
  column: column?.slice(0, 120) ?? null,
  type,
  value: value.slice(0, 80),
});

/** Our own exports put an apostrophe before what a spreadsheet would take for a formula. */
const plainValue = (text: string): string => text.trim().replace(/^'(?=[=+\-@])/, '');

function decode(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** What the parser gives when it is asked for the lines too; its types don't say so. */
const Parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

interface Numbered {
  readonly line: number;
  readonly record: readonly string[];
}

function split(text: string): { readonly records: readonly Numbered[] } | { readonly fault: ImportFault } {
  try {
    const parsed = Parsed.parse(
      parse(text, {
        delimiter: separatorOf(text),
        bom: true,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: 20_000,
      }),
    ).map(({ record, info }) => ({ record, line: info.lines }));
    return { records: parsed.filter(({ record }) => record.some((value) => value.trim() !== '')) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: fault(typeof error.lines === 'number' ? error.lines : 1, null, 'unreadable') };
  }
}

/** The one that the header has most of, outside quotes. */
function separatorOf(text: string): string {
  const header = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [';', '\t', ','].map((separator) => ({ separator, count: header.split(separator).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).separator;
}

/** A column without a title has no place in the file: what stands in it is one value too many. */
function readHeader(header: readonly string[], kind: ImportKind): { columns: Titled[]; faults: ImportFault[] } {
  const { needed, other } = COLUMNS[kind];
  const known = new Set<ImportColumn>([...needed, ...other]);
  const named = header
    .map((title, at) => ({ title, at, column: columnOf(title) }))
    .filter(({ title }) => title.trim() !== '');
  const columns = named.flatMap(({ column, at }) => (column === undefined ? [] : [{ column, at }]));
  const isRepeated = (column: ImportColumn | undefined, at: number): boolean =>
    columns.some((one) => one.column === column && one.at < at);
  const faults = [
    ...named
      .filter(({ column }) => column === undefined || !known.has(column))
      .map(({ title }) => fault(1, title, 'column-unknown', title)),
    ...named.filter(({ column, at }) => isRepeated(column, at)).map(({ title }) => fault(1, title, 'twice', title)),
    ...needed
      .filter((column) => !columns.some((one) => one.column === column))
      .map((column) => fault(1, TITLES.fr[column], 'column-missing')),
  ];
  return { columns, faults };
}
