import type { ImportFault, ImportKind, ImportReport } from '../../app/directory/import.ts';
import type { Instant } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Context } from '../context.ts';
import { announceDirectory } from '../steps/announce.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import { importOrganisations } from './import-organisations.ts';
import { importPeople } from './import-people.ts';
import { importWorkstations } from './import-workstations.ts';
import type { ImportedChange } from './note-import.ts';
import { noteImport } from './note-import.ts';
import type { Line } from './read-file.ts';
import { readFile } from './read-file.ts';

/** What becomes of one line. */
export type LineOutcome = 'created' | 'changed' | 'unchanged' | { readonly faults: readonly ImportFault[] };

/** Takes the lines one after the other, as if all were good. */
export type Importer = (context: Context, work: Work, lines: readonly Line[], taking: Taking) => Promise<LineOutcome[]>;

export interface Taking {
  /** Hears of everything that is made or changed. */
  readonly told: (change: ImportedChange) => void;
  /** Whether somebody saved it by hand after the file was checked: what they saved stands. */
  readonly isNewer: (record: { readonly changedAt: Instant }) => boolean;
}

export interface ImportWish {
  readonly kind: ImportKind;
  readonly content: Uint8Array;
  readonly apply: boolean;
  readonly checkedAt: Instant | null;
}

/** A check does everything that an import does, and undoes it: what it says is what would happen. */
export async function importFile(
  context: Context,
  person: Person,
  { kind, content, apply, checkedAt }: ImportWish,
): Promise<ImportReport> {
  const { lines, faults } = readFile(content, kind);
  try {
    return await transact(context, async (work) => {
      const changes: ImportedChange[] = [];
      const told = (change: ImportedChange): void => void changes.push(change);
      const isNewer: Taking['isNewer'] = ({ changedAt }) => checkedAt !== null && changedAt > checkedAt;
      const outcomes = lines.length === 0 ? [] : await IMPORTERS[kind](context, work, lines, { told, isNewer });
      const report = reportOf(lines, [...faults, ...outcomes.flatMap(faultsIn)], outcomes, apply, work.now);
      if (!report.applied) throw new Undone(report);
      noteImport(work, person, { kind, content, report, changes });
      for (const part of ['organisations', 'people', 'workstations'] as const)
        work.afterwards(() => announceDirectory(context, part));
      return report;
    });
  } catch (error) {
    if (error instanceof Undone) return error.report;
    throw error;
  }
}

const IMPORTERS: Readonly<Record<ImportKind, Importer>> = {
  employees: importPeople('employee'),
  technicians: importPeople('technician'),
  organisations: importOrganisations,
  workstations: importWorkstations,
};

/** Takes back everything that was done to find out. */
class Undone extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('an import was undone');
    this.report = report;
  }
}

const MOST_FAULTS = 500;

function reportOf(
  lines: readonly Line[],
  faults: readonly ImportFault[],
  outcomes: readonly LineOutcome[],
  apply: boolean,
  at: Instant,
): ImportReport {
  const count = (wanted: LineOutcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  const sorted = [...faults].sort((one, other) => one.line - other.line);
  return {
    applied: apply && faults.length === 0,
    lines: lines.length,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    faults: sorted.slice(0, MOST_FAULTS),
    moreFaults: Math.max(0, faults.length - MOST_FAULTS),
    at,
  };
}

const faultsIn = (outcome: LineOutcome): readonly ImportFault[] => (typeof outcome === 'object' ? outcome.faults : []);
