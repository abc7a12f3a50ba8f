import { ok } from '../../app/kernel/result.ts';
import { listPeople as list } from '../store/people.ts';
import type { Case } from './case.ts';

export const listPeople: Case<'person.list'> = async ({ store }) => ok(await list(store));
