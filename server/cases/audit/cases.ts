import type { auditRequests } from '../../../app/wire/requests/audit.ts';
import type { Case } from '../case.ts';
import { exportEvents } from './export-events.ts';
import { exportOwn } from './export-own.ts';
import { listEvents } from './list-events.ts';
import { verifyNow } from './verify-chain.ts';

export const auditCases: { readonly [T in keyof typeof auditRequests]: Case<T> } = {
  'audit.list': listEvents,
  'audit.verify': verifyNow,
  'audit.export': exportEvents,
  'audit.export-own': exportOwn,
};
