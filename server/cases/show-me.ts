import { ok } from '../../app/kernel/result.ts';
import type { Case } from './case.ts';

export const showMe: Case<'person.me'> = (_context, { person }) => Promise.resolve(ok(person));
