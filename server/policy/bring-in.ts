import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import { differenceBetween, isEmpty } from '../../app/policy/difference.ts';
import type { PolicyContent } from '../../app/policy/version.ts';
import type { Publication } from '../../app/wire/requests/policy.ts';
import type { Context } from '../context.ts';
import { actorOf } from '../steps/actors.ts';
import { announcePolicy } from '../steps/announce.ts';
import type { Work } from '../steps/transact.ts';
import { removeDraft } from '../store/policy/draft.ts';
import { saveProposal } from '../store/policy/proposal.ts';
import { addVersion, readContent } from '../store/policy/versions.ts';
import { faultless } from './faults-in.ts';
import { noneWaits } from './proposal-waits.ts';

interface Candidate {
  readonly content: PolicyContent;
  /** The version in force, which the caller has locked. */
  readonly base: number;
  readonly reason: string;
  readonly bringsBack: number | null;
  /** Whoever wrote it; nobody of today where it comes back. */
  readonly writers: readonly Id[];
}

type Refusal =
  | { readonly type: 'nothing-to-publish' }
  | { readonly type: 'rules-have-faults'; readonly count: number }
  | { readonly type: 'proposal-waits'; readonly by: string };

/** Publishes, or proposes where the rules in force ask for a second approval; rules with a fault are neither. */
export async function bringIn(
  context: Context,
  work: Work,
  person: Person,
  candidate: Candidate,
): Promise<Result<Publication, Refusal>> {
  const { content, base, reason, bringsBack, writers } = candidate;
  const free = await noneWaits(work.db);
  if (!free.ok) return free;
  const inForce = await readContent(work.db, base);
  if (isEmpty(differenceBetween(inForce, content))) return fail({ type: 'nothing-to-publish' });
  const checked = await faultless(context.rulebook, work.db, content);
  if (!checked.ok) return checked;
  const actor = actorOf(person);
  const personal = { reason: { of: person.id, value: reason } };
  work.afterwards(() => announcePolicy(context));
  if (inForce.secondApproval) {
    await saveProposal(
      work.db,
      { content, base, note: reason, bringsBack },
      { writers, proposedBy: person.id, at: work.now },
    );
    work.note({ kind: 'policy-proposed', actor, subject: {}, body: { base, bringsBack }, personal });
    return ok({ type: 'proposed' });
  }
  const version = await addVersion(
    work.db,
    { content, authorId: person.id, approverId: null, note: reason, bringsBack },
    work.now,
  );
  if (bringsBack === null) await removeDraft(work.db);
  const kind = bringsBack === null ? 'policy-published' : 'policy-rolled-back';
  work.note({ kind, actor, subject: {}, body: { version, bringsBack }, personal });
  return ok({ type: 'published', version });
}
