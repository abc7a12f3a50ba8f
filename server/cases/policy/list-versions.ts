import { ok } from '../../../app/kernel/result.ts';
import { listVersions as list } from '../../store/policy/versions.ts';
import type { Case } from '../case.ts';

export const listVersions: Case<'policy.history'> = async ({ store }, _caller, { before }) =>
  ok(await list(store, before, 50));
