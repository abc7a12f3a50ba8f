import { ok } from '../../../app/kernel/result.ts';
import { listContracts as list } from '../../store/contracts.ts';
import type { Case } from '../case.ts';

export const listContracts: Case<'contract.list'> = async ({ store }) => ok(await list(store));
