import { ok } from '../../../app/kernel/result.ts';
import { newestCheckpoint } from '../../audit/checkpoints.ts';
import { faultyEvent } from '../../audit/faulty-event.ts';
import { beginFollowing, followPart } from '../../audit/follow-chain.ts';
import type { Case } from '../case.ts';

/** A part of the chain each time it is asked, from the first event there is to where the chain ended at the beginning. */
export const verifyNow: Case<'audit.verify'> = async (context, _caller, { mark }) => {
  const { store, signingKey, clock } = context;
  const { fault, mark: next } = await followPart(context, mark ?? (await beginFollowing(store)));
  const { from, reached, to, checkpoints, remarks } = next;
  return ok({
    checkedFrom: Math.min(from + 1, to),
    checkedTo: reached,
    to,
    checkpoints,
    newest: (await newestCheckpoint(store)) ?? null,
    key: signingKey.publicKey,
    fault: fault && { ...fault, event: fault.seq === null ? null : await faultyEvent(store, fault.seq) },
    setBack: remarks.setBack,
    at: clock.now(),
    mark: fault === null && reached < to ? next : null,
  });
};
