import type { knowledgeRequests } from '../../../app/wire/requests/knowledge.ts';
import type { Case } from '../case.ts';
import { archive } from './archive.ts';
import { fromTicket } from './from-ticket.ts';
import { listVersions } from './list-versions.ts';
import { publish, sendBack, submit } from './review.ts';
import { saveDraft } from './save-draft.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { solved } from './solved.ts';
import { suggest } from './suggest.ts';

export const knowledgeCases: { readonly [T in keyof typeof knowledgeRequests]: Case<T> } = {
  'knowledge.suggest': suggest,
  'knowledge.search': search,
  'knowledge.show': show,
  'knowledge.solved': solved,
  'knowledge.save-draft': saveDraft,
  'knowledge.submit': submit,
  'knowledge.publish': publish,
  'knowledge.send-back': sendBack,
  'knowledge.archive': archive,
  'knowledge.versions': listVersions,
  'knowledge.from-ticket': fromTicket,
};
