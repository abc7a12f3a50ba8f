import type { SessionRequest } from '../../../app/consent/request.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Instant } from '../../../app/kernel/scalars.ts';
import type { TechnicianCredential } from '../../../app/policy/credential.ts';
import { isTimely } from '../../../app/policy/credential.ts';
import type { RefusalReason } from '../../../app/session/phase.ts';
import type { SessionPorts } from './ports.ts';

/** Why the employee is not even asked: the word for the technician, and the exact fault for the log. */
export interface TechnicianFault {
  readonly type: string;
  readonly reason: RefusalReason;
}

/** Who asks, in the directory's signed words, and whether contract and rules let them; all of it or nothing. */
export function judgeTechnician(
  { sessionId, signed: { demand }, credential }: SessionRequest,
  { rules, refusedTechnicians, workstationId }: Pick<SessionPorts, 'rules' | 'refusedTechnicians' | 'workstationId'>,
  now: Instant,
): Result<{ readonly credential: TechnicianCredential; readonly policyVersion: number }, TechnicianFault> {
  const technicianId = credential.credential.card.id;
  const verified = rules.verify(credential, {
    sessionId,
    ticketId: demand.ticketId,
    workstationId: workstationId() ?? '',
    consoleKey: demand.consoleKey,
    technicianId,
  });
  if (!verified.ok) return fail({ type: verified.failure.type, reason: 'identity-unverified' });
  if (!isTimely(verified.value, now)) return fail({ type: 'credential-out-of-time', reason: 'out-of-time' });
  rules.vouched(verified.value);
  if (refusedTechnicians.isBlocked(technicianId)) return fail({ type: 'refused-too-often', reason: 'blocked' });
  const judged = rules.judge(verified.value, demand.capabilities, now);
  if (!judged.ok) return fail({ type: judged.failure.type, reason: 'policy-missing' });
  const { removed, version } = judged.value;
  const [first] = removed;
  if (first !== undefined) return fail({ type: `${first.lock}: ${first.why}`, reason: 'policy-refuses' });
  return ok({ credential: verified.value, policyVersion: version });
}
