import { fail, ok } from '../../../app/kernel/result.ts';
import { findContent } from '../../store/policy/versions.ts';
import type { Case } from '../case.ts';

export const showVersion: Case<'policy.version'> = async ({ store }, _caller, { number }) => {
  const content = await findContent(store, number);
  return content === undefined ? fail({ type: 'not-found' }) : ok(content);
};
