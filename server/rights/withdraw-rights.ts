import type { Id } from '../../app/kernel/scalars.ts';
import type { Removal } from '../../app/policy/removal.ts';
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
  for (const removal of await lostOf(context, work, stored)) {
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
  const { phase } = session;
  const isBlind = 'revoked' in phase && phase.revoked.some(({ capability }) => capability === 'view');
  if (isBlind) await advanceSession(context, work, session, { type: 'ended', at: work.now, reason: 'rule' }, BROKER);
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

/** What is left of the grant and not allowed any more; the decision behind it is kept where it takes something away. */
async function lostOf(context: Context, work: Work, { session, credential }: StoredSession): Promise<Removal[]> {
  const { phase, workstationId } = session;
  if (credential === null || !isLive(phase)) return [];
  const standing = await standingOf(work.db, workstationId, work.now);
  if (standing === undefined) return [];
  const { workstation } = standing;
  const contract = standing.contract?.terms ?? null;
  const asked = leftIn(phase).reverse();
  const input = inputFrom({ workstationId, workstation, contract }, credential.credential, work.now);
  const { version, engine } = await engineInForce(context.rulebook, work.db);
  const decisions = engine.decide(input, asked);
  const { removed } = intersectRights({ asked, contract, decisions, version, now: work.now });
  const made = { version, input, capabilities: decisions, occasion: 'withdrawn', removed } as const;
  if (removed.length > 0) await keepDecision(context.random, work, made);
  return removed;
}
