import { ok } from '../../../app/kernel/result.ts';
import { listBlocks as readBlocks } from '../../store/rights/blocks.ts';
import type { Case } from '../case.ts';

export const listBlocks: Case<'block.list'> = async ({ store }) => ok(await readBlocks(store));
