import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { PolicyProposal } from '../../../app/policy/version.ts';
import type { Store } from '../open-store.ts';

export interface StoredProposal {
  readonly proposal: PolicyProposal;
  /** Who wrote it last, when that is not who proposed it. */
  readonly savedBy: Id | null;
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
      savedBy: row.saved_by,
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

/** In place of one that waits already. */
export async function saveProposal(
  db: Store,
  proposal: Omit<PolicyProposal, 'proposedBy' | 'proposedAt'>,
  { savedBy, proposedBy, at }: { readonly savedBy: Id | null; readonly proposedBy: Id; readonly at: Instant },
): Promise<void> {
  const row = {
    content: JSON.stringify(proposal.content),
    base: proposal.base,
    brings_back: proposal.bringsBack,
    note: proposal.note,
    saved_by: savedBy,
    proposed_by: proposedBy,
    proposed_at: new Date(at),
  };
  await db
    .insertInto('policy_proposal')
    .values(row)
    .onConflict((conflict) => conflict.column('single').doUpdateSet(row))
    .execute();
}

export async function removeProposal(db: Store): Promise<void> {
  await db.deleteFrom('policy_proposal').execute();
}
