import type { Id } from '../../app/kernel/scalars.ts';
import type { Intersection } from '../../app/policy/rights.ts';
import { inputFrom, intersectRights } from '../../app/policy/rights.ts';
import { isLive, leftIn } from '../../app/session/phase.ts';
import type { Context } from '../context.ts';
import { engineInForce, keepDecision } from '../policy/decide-capabilities.ts';
import { BROKER } from '../steps/actors.ts';
import { advanceSession } from '../steps/advance-session.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import type { StoredSession } from '../store/sessions.ts';
import { findRunningSession, listRunningSessions, lockSession } from '../store/sessions.ts';
import { standingOf } from './subject.ts';

/**
 * Takes away, in the broker's own name, what contract and rules no longer allow of a session that this transaction has
 * locked: the hand before the picture, and with the picture the session. What the workstation has said already is not
 * said again.
 */
export async function withdrawLost(context: Context, work: Work, stored: StoredSession): Promise<void> {
  let { session } = stored;
  const rights = await rightsOf(context, work, stored);
  if (rights === null) return;
  for (const removal of rights.removed) {
    const moved = await advanceSession(
      context,
      work,
      session,
      { type: 'right-revoked', at: work.now, removal },
      BROKER,
    );
    if (!moved.ok) return;
    session = moved.value;
  }
  if (rights.effective.length === 0)
    await advanceSession(context, work, session, { type: 'ended', at: work.now, reason: 'rule' }, BROKER);
}

/** The same for whatever runs on one workstation. */
export const withdrawOn = (context: Context, workstationId: Id): Promise<void> =>
  transact(context, async (work) => {
    const running = await findRunningSession(work.db, workstationId);
    const stored = running && (await lockSession(work.db, running.session.id));
    if (stored !== undefined) await withdrawLost(context, work, stored);
  });

/** The same everywhere: hours end without anybody changing anything, and a workstation may be out of reach. */
export async function withdrawEverywhere(context: Context): Promise<void> {
  for (const { session } of await listRunningSessions(context.store)) await withdrawOn(context, session.workstationId);
}

/** What contract and rules leave of what the grant still gives; null where nothing goes on. The decision behind it is kept where it takes something away. */
async function rightsOf(
  context: Context,
  work: Work,
  { session, credential }: StoredSession,
): Promise<Intersection | null> {
  const { phase, workstationId } = session;
  if (credential === null || !isLive(phase)) return null;
  const standing = await standingOf(work.db, workstationId, work.now);
  if (standing === undefined) return null;
  const { workstation } = standing;
  const contract = standing.contract?.terms ?? null;
  const asked = [...phase.signed.grant.capabilities].reverse();
  const consent = leftIn(phase);
  const input = inputFrom({ workstationId, workstation, contract }, credential.credential, work.now);
  const { version, engine } = await engineInForce(context.rulebook, work.db);
  const decisions = engine.decide(input, consent);
  const rights = intersectRights({ asked, consent, contract, decisions, version, now: work.now });
  const { removed } = rights;
  const made = { version, input, capabilities: decisions, occasion: 'withdrawn', removed } as const;
  if (removed.length > 0) await keepDecision(context.random, work, made);
  return rights;
}
