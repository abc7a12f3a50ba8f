import { ok } from '../../../app/kernel/result.ts';
import { listEnrolmentTokens as list } from '../../store/enrolment.ts';
import type { Case } from '../case.ts';

export const listEnrolmentTokens: Case<'enrolment.list'> = async ({ store }) => ok(await list(store));
