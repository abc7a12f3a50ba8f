import { ok } from '../../../app/kernel/result.ts';
import type { Case } from '../case.ts';

export const showBrokerKey: Case<'enrolment.show-key'> = ({ signingKey }) =>
  Promise.resolve(ok({ brokerKey: signingKey.publicKey }));
