import { createHash } from 'node:crypto';
import type { ImportKind, ImportReport } from '../../app/directory/import.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Note } from '../audit/drafts.ts';
import { noteChange } from '../steps/note-change.ts';
import type { Work } from '../steps/transact.ts';

/** What an import made or changed, as it is from then on; a person's name and address can be erased one day. */
export interface ImportedChange {
  readonly id: Id;
  readonly is: 'created' | 'changed';
  readonly fields: Note['body'];
  readonly person?: { readonly name: string; readonly email: string };
}

interface Imported {
  readonly kind: ImportKind;
  readonly content: Uint8Array;
  readonly report: ImportReport;
  readonly changes: readonly ImportedChange[];
}

/**
 * Which file it was and how much it did, then all that it did: nobody gets a level or a place in a file unseen. A person
 * has an event of their own, so that their story has it.
 */
export function noteImport(work: Work, person: Person, { kind: file, content, report, changes }: Imported): void {
  const { created, changed, unchanged } = report;
  const digest = createHash('sha256').update(content).digest('hex');
  const note = (body: Note['body']): void =>
    noteChange(work, { person }, { kind: 'people-imported', subject: {}, body: { file, digest, ...body } });
  note({ created, changed, unchanged });
  for (const { id, is, fields, person: imported } of changes) {
    if (imported === undefined) continue;
    const { name, email } = imported;
    noteChange(
      work,
      { person },
      {
        kind: is === 'created' ? 'person-created' : 'person-changed',
        subject: { personId: id },
        body: { ...fields, by: 'import', digest },
        personal: { name: { of: id, value: name }, email: { of: id, value: email } },
      },
    );
  }
  const others = changes.filter((change) => change.person === undefined);
  for (let from = 0; from < others.length; from += IN_ONE_EVENT) {
    const part = others.slice(from, from + IN_ONE_EVENT);
    note({ changes: part.map(({ id, is, fields }) => ({ id, is, ...fields })) });
  }
}

const IN_ONE_EVENT = 100;
