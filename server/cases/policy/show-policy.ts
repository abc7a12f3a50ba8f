import { ok } from '../../../app/kernel/result.ts';
import { readDraft } from '../../store/policy/draft.ts';
import { findProposal } from '../../store/policy/proposal.ts';
import { currentVersion, readContent, readVersion } from '../../store/policy/versions.ts';
import type { Case } from '../case.ts';

export const showPolicy: Case<'policy.show'> = async ({ store }) =>
  store
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      const number = await currentVersion(db);
      return ok({
        published: await readVersion(db, number),
        content: await readContent(db, number),
        draft: await readDraft(db),
        proposal: (await findProposal(db))?.proposal ?? null,
      });
    });
