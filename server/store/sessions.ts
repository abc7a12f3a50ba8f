import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { SignedDemand } from '../../app/consent/request.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { SignedCredential } from '../../app/policy/credential.ts';
import { SignedCredential as SignedCredentialSchema } from '../../app/policy/credential.ts';
import type { Phase } from '../../app/session/phase.ts';
import { RemoteSession } from '../../app/session/phase.ts';
import type { Store } from './open-store.ts';
import type { RemoteSessionTable } from './tables.ts';

/** A session with what only the broker needs to know of it. */
export interface StoredSession {
  readonly session: RemoteSession;
  readonly signed: SignedDemand;
  readonly policyVersion: number;
  /** What the console revealed, once it has. */
  readonly opening: string | null;
  /** What the broker signed about the technician; null for sessions of before. */
  readonly credential: SignedCredential | null;
}

/** Asked for with that sign-in; false when the workstation already has a session asked or live. */
export async function addSession(
  db: Store,
  { session, signed, policyVersion, credential }: Omit<StoredSession, 'opening'>,
  loginId: Id,
): Promise<boolean> {
  const added = await db
    .insertInto('remote_session')
    .values({
      id: session.id,
      ticket_id: session.ticketId,
      workstation_id: session.workstationId,
      technician_id: session.technician.id,
      login_id: loginId,
      technician: JSON.stringify(session.technician),
      demand: JSON.stringify(signed),
      policy_version: policyVersion,
      opening: null,
      credential: credential === null ? null : JSON.stringify(credential),
      asked_at: new Date(session.asked.at),
      answer_by: new Date(session.asked.answerBy),
      phase: JSON.stringify(session.phase),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Nobody else moves the session until this transaction ends. */
export async function lockSession(db: Store, sessionId: Id): Promise<StoredSession | undefined> {
  await db.selectFrom('remote_session').select('id').where('id', '=', sessionId).forNoKeyUpdate().execute();
  return await findSession(db, sessionId);
}

export async function findSession(db: Store, sessionId: Id): Promise<StoredSession | undefined> {
  const row = await rows(db).where('remote_session.id', '=', sessionId).executeTakeFirst();
  return row && storedFrom(row);
}

export async function listSessionsOf(db: Store, ticketId: Id): Promise<RemoteSession[]> {
  const found = await rows(db)
    .where('ticket_id', '=', ticketId)
    .orderBy('asked_at')
    .orderBy('remote_session.id')
    .execute();
  return found.map((row) => storedFrom(row).session);
}

export async function findRunningSession(db: Store, workstationId: Id): Promise<StoredSession | undefined> {
  const row = await rows(db)
    .where('remote_session.workstation_id', '=', workstationId)
    .where(running())
    .executeTakeFirst();
  return row && storedFrom(row);
}

/** Asked or live, on all workstations, the oldest first. */
export async function listRunningSessions(db: Store): Promise<StoredSession[]> {
  const found = await rows(db).where(running()).orderBy('asked_at').orderBy('remote_session.id').execute();
  return found.map(storedFrom);
}

export async function listRunningSessionIds(db: Store, ticketId: Id): Promise<Id[]> {
  const found = await rows(db).where('ticket_id', '=', ticketId).where(running()).execute();
  return found.map((row) => row.id);
}

/** Asked or live, under that sign-in. */
export async function listSessionIdsOfLogin(db: Store, loginId: Id): Promise<Id[]> {
  const found = await db
    .selectFrom('remote_session')
    .select('id')
    .where('login_id', '=', loginId)
    .where(running())
    .execute();
  return found.map(({ id }) => id);
}

export async function findLatestSession(db: Store, workstationId: Id): Promise<StoredSession | undefined> {
  const row = await rows(db)
    .where('remote_session.workstation_id', '=', workstationId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && storedFrom(row);
}

export async function savePhase(db: Store, sessionId: Id, phase: Phase): Promise<void> {
  await db
    .updateTable('remote_session')
    .set({ phase: JSON.stringify(phase) })
    .where('id', '=', sessionId)
    .execute();
}

export async function saveOpening(db: Store, sessionId: Id, opening: string): Promise<void> {
  await db.updateTable('remote_session').set({ opening }).where('id', '=', sessionId).execute();
}

export async function saveCredential(db: Store, sessionId: Id, credential: SignedCredential): Promise<void> {
  await db
    .updateTable('remote_session')
    .set({ credential: JSON.stringify(credential) })
    .where('id', '=', sessionId)
    .execute();
}

/** True the first time a report is seen; a report is known by its id within its session. */
export async function claimReport(db: Store, sessionId: Id, reportId: Id): Promise<boolean> {
  const claimed = await db
    .insertInto('applied_report')
    .values({ session_id: sessionId, report_id: reportId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('report_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

const running = () => sql<boolean>`phase ->> 'type' not in ('refused', 'withdrawn', 'ended')`;

const rows = (db: Store) =>
  db
    .selectFrom('remote_session')
    .innerJoin('ticket', 'ticket.id', 'ticket_id')
    .selectAll('remote_session')
    .select('ticket.reference');

function storedFrom(row: Selectable<RemoteSessionTable> & { reference: string }): StoredSession {
  const signed = SignedDemand.parse(row.demand);
  const session = RemoteSession.parse({
    id: row.id,
    ticketId: row.ticket_id,
    reference: row.reference,
    workstationId: row.workstation_id,
    technician: row.technician,
    asked: {
      capabilities: signed.demand.capabilities,
      durationMinutes: signed.demand.durationMinutes,
      at: row.asked_at.getTime(),
      answerBy: row.answer_by.getTime(),
    },
    phase: row.phase,
  });
  const credential = row.credential === null ? null : SignedCredentialSchema.parse(row.credential);
  return { session, signed, policyVersion: row.policy_version, opening: row.opening, credential };
}
