import { ok } from '../../../app/kernel/result.ts';
import { listWorkstations as list } from '../../store/workstations.ts';
import type { Case } from '../case.ts';

export const listWorkstations: Case<'workstation.list'> = async ({ store }) => ok(await list(store));
