import type { policyRequests } from '../../../app/wire/requests/policy.ts';
import type { Case } from '../case.ts';
import { approveProposal } from './approve-proposal.ts';
import { changeDraft } from './change-draft.ts';
import { discardDraft } from './discard-draft.ts';
import { listDecisions } from './list-decisions.ts';
import { listVersions } from './list-versions.ts';
import { publishDraft } from './publish-draft.ts';
import { readText } from './read-text.ts';
import { rejectProposal } from './reject-proposal.ts';
import { replayMonth } from './replay-month.ts';
import { rollBack } from './roll-back.ts';
import { showPolicy } from './show-policy.ts';
import { showReach } from './show-reach.ts';
import { showVersion } from './show-version.ts';
import { takeUpDraft } from './take-up-draft.ts';
import { tryWhatIf } from './try-what-if.ts';
import { validateDraft } from './validate-draft.ts';

export const policyCases: { readonly [T in keyof typeof policyRequests]: Case<T> } = {
  'policy.show': showPolicy,
  'policy.change': changeDraft,
  'policy.discard': discardDraft,
  'policy.take-up': takeUpDraft,
  'policy.validate': validateDraft,
  'policy.what-if': tryWhatIf,
  'policy.replay': replayMonth,
  'policy.reach': showReach,
  'policy.publish': publishDraft,
  'policy.approve': approveProposal,
  'policy.reject': rejectProposal,
  'policy.roll-back': rollBack,
  'policy.history': listVersions,
  'policy.version': showVersion,
  'policy.decisions': listDecisions,
  'policy.read': readText,
};
