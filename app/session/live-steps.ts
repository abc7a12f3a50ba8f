import type { Capability } from '../consent/capability.ts';
import { judgeFurther, verifyReplacement } from '../consent/further.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { SessionEvent, SessionEventType } from './event.ts';
import type { SessionRefusal } from './machine.ts';
import type { Live, Phase } from './phase.ts';
import { heldIn, isWaiting } from './phase.ts';

type EventOf<T extends SessionEventType> = Extract<SessionEvent, { type: T }>;
type Step<E extends SessionEventType> = (phase: Live, event: EventOf<E>) => Result<Phase, SessionRefusal>;

export const withdrawCapability: Step<'capability-withdrawn'> = (phase, { capability }) => {
  const { grant } = phase.signed;
  if (!grant.capabilities.includes(capability)) return fail({ type: 'not-granted', capability });
  return ok(without(phase, capability, { withdrawn: [...new Set([...phase.withdrawn, capability])] }));
};

/** The employee gives back what they took, never what the rules took. */
export const restoreCapability: Step<'capability-restored'> = (phase, { capability }) => {
  const isRevoked = phase.revoked.some((one) => one.capability === capability);
  if (isRevoked || !phase.signed.grant.capabilities.includes(capability))
    return fail({ type: 'not-granted', capability });
  return ok({ ...phase, withdrawn: phase.withdrawn.filter((one) => one !== capability) });
};

/** Said by the workstation and by the broker: once is enough. */
export const revokeRight: Step<'right-revoked'> = (phase, { removal }) => {
  const { capability } = removal;
  if (!phase.signed.grant.capabilities.includes(capability)) return fail({ type: 'not-granted', capability });
  if (phase.revoked.some((one) => one.capability === capability)) return fail({ type: 'revoked-before', capability });
  return ok(without(phase, capability, { revoked: [...phase.revoked, removal] }));
};

/** One question at a time, for something that is not there yet, no more after two noes, and none right after one that was taken back. */
export const askFurther: Step<'further-asked'> = (phase, { at, signed, answerBy }) => {
  if (isWaiting(phase.further)) return fail({ type: 'asked-already' });
  if (phase.declined >= MOST_DECLINED) return fail({ type: 'refused-too-often', times: phase.declined });
  const retryAfterMs = (phase.further?.withdrawnAt ?? -REST_MS) + REST_MS - at;
  if (retryAfterMs > 0) return fail({ type: 'too-soon', retryAfterMs });
  const judged = judgeFurther(signed, phase.signed.grant, heldIn(phase));
  if (!judged.ok) return judged;
  return ok({ ...phase, further: { signed, at, answerBy, refused: null, withdrawnAt: null } });
};

/** Only the answer to the question that is open, in time, signed by the same workstation and no wider than the question. */
export const grantFurther: Step<'further-granted'> = (phase, event) => {
  const { further } = phase;
  if (!isOpen(further, event.demandId)) return fail({ type: 'not-asked' });
  if (event.at > further.answerBy) return fail({ type: 'too-late' });
  const { demand } = further.signed;
  const verified = verifyReplacement(event.signed, phase.signed.grant, demand, event.at);
  if (!verified.ok)
    return verified.failure.type === 'wider-than-asked'
      ? fail({ type: 'wider-than-asked' })
      : fail({ type: 'grant-does-not-hold', why: verified.failure.type });
  const given = demand.capabilities.filter((one) => verified.value.capabilities.includes(one));
  return ok({
    ...phase,
    signed: event.signed,
    further: null,
    withdrawn: phase.withdrawn.filter((one) => !given.includes(one)),
    revoked: phase.revoked.filter(({ capability }) => !given.includes(capability)),
  });
};

/** The session goes on as it was. */
export const refuseFurther: Step<'further-refused'> = (phase, { demandId, reason }) => {
  const { further } = phase;
  if (!isOpen(further, demandId)) return fail({ type: 'not-asked' });
  const declined = phase.declined + (reason === 'declined' ? 1 : 0);
  return ok({ ...phase, declined, further: { ...further, refused: reason } });
};

/** Taken back by whoever asked. An answer that crosses it still counts: the workstation's gate has it already. */
export const withdrawFurther: Step<'further-withdrawn'> = (phase, { at, demandId }) => {
  const { further } = phase;
  if (!isWaiting(further) || further.signed.demand.id !== demandId) return fail({ type: 'not-asked' });
  return ok({ ...phase, further: { ...further, withdrawnAt: at } });
};

/** Noes to more, after which it is not asked for again in that session. */
export const MOST_DECLINED = 2;
/** Nobody's letter comes and goes as fast as a finger: between a question that was taken back and the next, in milliseconds. */
const REST_MS = 10_000;

const isOpen = (further: Live['further'], demandId: string): further is NonNullable<Live['further']> =>
  further !== null && further.refused === null && further.signed.demand.id === demandId;

/** Without control nobody drives. */
const without = (phase: Live, capability: Capability, change: Partial<Pick<Live, 'withdrawn' | 'revoked'>>): Live =>
  phase.type === 'active'
    ? { ...phase, ...change, controlling: phase.controlling && capability !== 'control' }
    : { ...phase, ...change };
