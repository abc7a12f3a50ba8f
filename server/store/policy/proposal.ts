import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { PolicyProposal } from '../../../app/policy/version.ts';
import type { Store } from '../open-store.ts';

export interface StoredProposal {
  readonly proposal: PolicyProposal;
  /** Whoever had a hand in the draft that it was. */
  readonly writers: readonly Id[];
}

export async function findProposal(db: Store): Promise<StoredProposal | undefined> {
  const row = await db
    .selectFrom('policy_proposal')
    .innerJoin('person', 'person.id', 'proposed_by')
    .selectAll('policy_proposal')
    .select('person.name')
    .executeTakeFirst();
  return (
    row && {
      writers: row.writers,
      proposal: PolicyProposal.parse({
        content: row.content,
        base: row.base,
        bringsBack: row.brings_back,
        note: row.note,
        proposedBy: { id: row.proposed_by, name: row.name },
        proposedAt: row.proposed_at.getTime(),
      }),
    }
  );
}

/** Where none waits yet. */
export async function saveProposal(
  db: Store,
  proposal: Omit<PolicyProposal, 'proposedBy' | 'proposedAt'>,
  { writers, proposedBy, at }: { readonly writers: readonly Id[]; readonly proposedBy: Id; readonly at: Instant },
): Promise<void> {
  await db
    .insertInto('policy_proposal')
    .values({
      content: JSON.stringify(proposal.content),
      base: proposal.base,
      brings_back: proposal.bringsBack,
      note: proposal.note,
      writers: [...writers],
      proposed_by: proposedBy,
      proposed_at: new Date(at),
    })
    .execute();
}

export async function removeProposal(db: Store): Promise<void> {
  await db.deleteFrom('policy_proposal').execute();
}
