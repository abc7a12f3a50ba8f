import type { rightsRequests } from '../../../app/wire/requests/rights.ts';
import type { Case } from '../case.ts';
import { liftBlock } from './lift-block.ts';
import { listBlocks } from './list-blocks.ts';
import { showRights } from './show-rights.ts';

export const rightsCases: { readonly [T in keyof typeof rightsRequests]: Case<T> } = {
  'session.rights': showRights,
  'block.list': listBlocks,
  'block.lift': liftBlock,
};
